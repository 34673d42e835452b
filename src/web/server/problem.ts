import type { Locale } from "#kernel";
import { sayEach } from "#kernel";
import { html } from "../html/html.ts";
import type { Html } from "../html/html.ts";

/** What can go wrong before or instead of a page, and its status. */
export const statuses = {
  "bad-request": 400,
  unreadable: 422,
  "unknown-act": 422,
  busy: 503,
  expired: 403,
  failed: 500,
  forbidden: 403,
  "not-found": 404,
  "too-large": 413,
  "too-many": 429,
  unavailable: 503,
} as const;
export type Problem = keyof typeof statuses;

/** Each problem in both languages. Welsh: machine draft. */
export const problemWords = sayEach({
  "bad-request": {
    title: "We could not read your request",
    happened:
      "Part of what your browser sent was missing or not in a form we can read.",
    toDo: "Go back, check what you entered and try again.",
  },
  unreadable: {
    title: "We could not read what you sent",
    happened:
      "It holds a character that nobody can type and we cannot keep, so we did not use it. Nothing was changed.",
    toDo: "Go back, type your answers again instead of pasting them, and send the form.",
  },
  "unknown-act": {
    title: "We do not know what you want to do",
    happened:
      "What your browser sent names nothing that this page can do. Nothing was changed.",
    toDo: "Go back, reload the page and use one of its buttons.",
  },
  busy: {
    title: "Many people are using the service",
    happened:
      "We cannot answer everybody at this moment, so we did not start on what you asked for. Nothing was changed.",
    toDo: "Wait a few seconds, then reload this page. If you were sending answers, your browser still has them and asks whether to send them again: you can. Nothing is told twice.",
  },
  expired: {
    title: "Your page is out of date",
    happened:
      "The form you sent was opened too long ago, or in another session, so we did not use it. Nothing was changed.",
    toDo: "Go back, reload the page and send the form again. You may need to sign in again.",
  },
  failed: {
    title: "Sorry, there is a problem with the service",
    happened:
      "Something went wrong on our side. What you told us before this page is kept.",
    toDo: "Try again in a few minutes. If it goes on, contact us and give the reference below.",
  },
  forbidden: {
    title: "You cannot see this page",
    happened:
      "This page is not open to you, or not for what you do here just now.",
    toDo: "Go to the home page, or sign in as somebody who may see it.",
  },
  "not-found": {
    title: "Page not found",
    happened: "There is no page at this address.",
    toDo: "If you typed the address, check it is right. If you pasted it, check you copied all of it.",
  },
  "too-large": {
    title: "What you sent is too large",
    happened:
      "Your answers are longer than this page accepts, so we did not save them.",
    toDo: "Go back, make your answers shorter and send them again.",
  },
  "too-many": {
    title: "Too many requests",
    happened:
      "We had more requests from your connection in the last minute than we can answer.",
    toDo: "Wait a minute, then try again.",
  },
  unavailable: {
    title: "Sorry, the service is not available",
    happened: "A part of the service that we need did not answer.",
    toDo: "Try again in a few minutes. What you told us before this page is kept. If you were sending answers, reload this page then: your browser still has them.",
  },
});

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
  const { title, happened, toDo } = problemWords[kind];
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
  title: problemWords[kind].title.en,
  status: statuses[kind],
  detail: `${problemWords[kind].happened.en} ${problemWords[kind].toDo.en}`,
  reference,
});
