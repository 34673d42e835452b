import type { Locale, Words } from "#kernel";
import { say, sayEach } from "#kernel";
import { html } from "../html/html.ts";
import type { Html } from "../html/html.ts";

/** What can go wrong before or instead of a page. */
export type Problem =
  | "bad-request"
  | "busy"
  | "expired"
  | "failed"
  | "forbidden"
  | "not-found"
  | "too-large"
  | "too-many"
  | "unavailable"
  | "unknown-act"
  | "unreadable";

type ProblemText = {
  readonly status: number;
  readonly title: Words;
  readonly happened: Words;
  readonly toDo: Words;
};

/** Each problem in both languages. Welsh: machine draft. */
export const problems: Readonly<Record<Problem, ProblemText>> = {
  "bad-request": {
    status: 400,
    title: say("We could not read your request"),
    happened: say(
      "Part of what your browser sent was missing or not in a form we can read.",
    ),
    toDo: say("Go back, check what you entered and try again."),
  },
  unreadable: {
    status: 422,
    title: say("We could not read what you sent"),
    happened: say(
      "It holds a character that nobody can type and we cannot keep, so we did not use it. Nothing was changed.",
    ),
    toDo: say(
      "Go back, type your answers again instead of pasting them, and send the form.",
    ),
  },
  "unknown-act": {
    status: 422,
    title: say("We do not know what you want to do"),
    happened: say(
      "What your browser sent names nothing that this page can do. Nothing was changed.",
    ),
    toDo: say("Go back, reload the page and use one of its buttons."),
  },
  busy: {
    status: 503,
    title: say("Many people are using the service"),
    happened: say(
      "We cannot answer everybody at this moment, so we did not start on what you asked for. Nothing was changed.",
    ),
    toDo: say(
      "Wait a few seconds, then reload this page. If you were sending answers, your browser still has them and asks whether to send them again: you can. Nothing is told twice.",
    ),
  },
  expired: {
    status: 403,
    title: say("Your page is out of date"),
    happened: say(
      "The form you sent was opened too long ago, or in another session, so we did not use it. Nothing was changed.",
    ),
    toDo: say(
      "Go back, reload the page and send the form again. You may need to sign in again.",
    ),
  },
  failed: {
    status: 500,
    title: say("Sorry, there is a problem with the service"),
    happened: say(
      "Something went wrong on our side. What you told us before this page is kept.",
    ),
    toDo: say(
      "Try again in a few minutes. If it goes on, contact us and give the reference below.",
    ),
  },
  forbidden: {
    status: 403,
    title: say("You cannot see this page"),
    happened: say(
      "This page is not open to you, or not for what you do here just now.",
    ),
    toDo: say("Go to the home page, or sign in as somebody who may see it."),
  },
  "not-found": {
    status: 404,
    title: say("Page not found"),
    happened: say("There is no page at this address."),
    toDo: say(
      "If you typed the address, check it is right. If you pasted it, check you copied all of it.",
    ),
  },
  "too-large": {
    status: 413,
    title: say("What you sent is too large"),
    happened: say(
      "Your answers are longer than this page accepts, so we did not save them.",
    ),
    toDo: say("Go back, make your answers shorter and send them again."),
  },
  "too-many": {
    status: 429,
    title: say("Too many requests"),
    happened: say(
      "We had more requests from your connection in the last minute than we can answer.",
    ),
    toDo: say("Wait a minute, then try again."),
  },
  unavailable: {
    status: 503,
    title: say("Sorry, the service is not available"),
    happened: say("A part of the service that we need did not answer."),
    toDo: say(
      "Try again in a few minutes. What you told us before this page is kept. If you were sending answers, reload this page then: your browser still has them.",
    ),
  },
};

const words = sayEach({
  reference: "Reference",
  home: "Go to the home page",
});

/** The content of the page about a problem; the reference finds it in our logs. */
export function problemContent(
  kind: Problem,
  locale: Locale,
  reference: string,
): Html {
  const { title, happened, toDo } = problems[kind];
  return html`<h1 class="govuk-heading-l">${title[locale]}</h1>
    <p class="govuk-body">${happened[locale]}</p>
    <p class="govuk-body">${toDo[locale]}</p>
    <p class="govuk-body">
      ${words.reference[locale]}:
      <span class="joinery-reference">${reference}</span>
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="/">${words.home[locale]}</a>
    </p>`;
}

/** The same for a machine, as RFC 9457 asks. */
export const problemJson = (kind: Problem, reference: string) => ({
  type: "about:blank",
  title: problems[kind].title.en,
  status: problems[kind].status,
  detail: `${problems[kind].happened.en} ${problems[kind].toDo.en}`,
  reference,
});
