import type { Locale, Words } from "#kernel";
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
    title: {
      en: "We could not read your request",
      cy: "Ni allem ddarllen eich cais",
    },
    happened: {
      en: "Part of what your browser sent was missing or not in a form we can read.",
      cy: "Roedd rhan o’r hyn a anfonodd eich porwr ar goll neu mewn ffurf na allwn ei darllen.",
    },
    toDo: {
      en: "Go back, check what you entered and try again.",
      cy: "Ewch yn ôl, gwiriwch yr hyn a roesoch a rhowch gynnig arall arni.",
    },
  },
  unreadable: {
    status: 422,
    title: {
      en: "We could not read what you sent",
      cy: "Ni allem ddarllen yr hyn a anfonoch",
    },
    happened: {
      en: "It holds a character that nobody can type and we cannot keep, so we did not use it. Nothing was changed.",
      cy: "Mae’n cynnwys nod na all neb ei deipio ac na allwn ei gadw, felly ni wnaethom ei ddefnyddio. Ni newidiwyd dim.",
    },
    toDo: {
      en: "Go back, type your answers again instead of pasting them, and send the form.",
      cy: "Ewch yn ôl, teipiwch eich atebion eto yn lle eu gludo, ac anfonwch y ffurflen.",
    },
  },
  "unknown-act": {
    status: 422,
    title: {
      en: "We do not know what you want to do",
      cy: "Nid ydym yn gwybod beth rydych am ei wneud",
    },
    happened: {
      en: "What your browser sent names nothing that this page can do. Nothing was changed.",
      cy: "Nid yw’r hyn a anfonodd eich porwr yn enwi dim y gall y dudalen hon ei wneud. Ni newidiwyd dim.",
    },
    toDo: {
      en: "Go back, reload the page and use one of its buttons.",
      cy: "Ewch yn ôl, ail-lwythwch y dudalen a defnyddiwch un o’i botymau.",
    },
  },
  busy: {
    status: 503,
    title: {
      en: "Many people are using the service",
      cy: "Mae llawer o bobl yn defnyddio’r gwasanaeth",
    },
    happened: {
      en: "We cannot answer everybody at this moment, so we did not start on what you asked for. Nothing was changed.",
      cy: "Ni allwn ateb pawb ar hyn o bryd, felly ni wnaethom ddechrau ar yr hyn a ofynnoch amdano. Ni newidiwyd dim.",
    },
    toDo: {
      en: "Wait a few seconds, then reload this page. If you were sending answers, your browser still has them and asks whether to send them again: you can. Nothing is told twice.",
      cy: "Arhoswch ychydig eiliadau, yna ail-lwythwch y dudalen hon. Os oeddech yn anfon atebion, maent gan eich porwr o hyd a bydd yn gofyn a ddylid eu hanfon eto: gallwch wneud hynny. Ni ddywedir dim ddwywaith.",
    },
  },
  expired: {
    status: 403,
    title: {
      en: "Your page is out of date",
      cy: "Mae eich tudalen wedi dyddio",
    },
    happened: {
      en: "The form you sent was opened too long ago, or in another session, so we did not use it. Nothing was changed.",
      cy: "Agorwyd y ffurflen a anfonoch yn rhy bell yn ôl, neu mewn sesiwn arall, felly ni wnaethom ei defnyddio. Ni newidiwyd dim.",
    },
    toDo: {
      en: "Go back, reload the page and send the form again. You may need to sign in again.",
      cy: "Ewch yn ôl, ail-lwythwch y dudalen ac anfonwch y ffurflen eto. Efallai y bydd angen i chi fewngofnodi eto.",
    },
  },
  failed: {
    status: 500,
    title: {
      en: "Sorry, there is a problem with the service",
      cy: "Mae’n ddrwg gennym, mae problem gyda’r gwasanaeth",
    },
    happened: {
      en: "Something went wrong on our side. What you told us before this page is kept.",
      cy: "Aeth rhywbeth o’i le ar ein hochr ni. Mae’r hyn a ddywedoch wrthym cyn y dudalen hon wedi’i gadw.",
    },
    toDo: {
      en: "Try again in a few minutes. If it goes on, contact us and give the reference below.",
      cy: "Rhowch gynnig arall arni ymhen ychydig funudau. Os yw’n parhau, cysylltwch â ni a rhowch y cyfeirnod isod.",
    },
  },
  forbidden: {
    status: 403,
    title: {
      en: "You cannot see this page",
      cy: "Ni allwch weld y dudalen hon",
    },
    happened: {
      en: "This page is not for the account you are signed in with, or it needs you to sign in.",
      cy: "Nid yw’r dudalen hon ar gyfer y cyfrif rydych wedi mewngofnodi ag ef, neu mae angen i chi fewngofnodi.",
    },
    toDo: {
      en: "Sign in with an account that may see it, or go to the home page.",
      cy: "Mewngofnodwch â chyfrif a all ei gweld, neu ewch i’r hafan.",
    },
  },
  "not-found": {
    status: 404,
    title: { en: "Page not found", cy: "Heb ddod o hyd i’r dudalen" },
    happened: {
      en: "There is no page at this address.",
      cy: "Nid oes tudalen yn y cyfeiriad hwn.",
    },
    toDo: {
      en: "If you typed the address, check it is right. If you pasted it, check you copied all of it.",
      cy: "Os gwnaethoch deipio’r cyfeiriad, gwiriwch ei fod yn gywir. Os gwnaethoch ei ludo, gwiriwch eich bod wedi copïo’r cyfan.",
    },
  },
  "too-large": {
    status: 413,
    title: {
      en: "What you sent is too large",
      cy: "Mae’r hyn a anfonoch yn rhy fawr",
    },
    happened: {
      en: "Your answers are longer than this page accepts, so we did not save them.",
      cy: "Mae eich atebion yn hirach nag y mae’r dudalen hon yn ei dderbyn, felly ni wnaethom eu cadw.",
    },
    toDo: {
      en: "Go back, make your answers shorter and send them again.",
      cy: "Ewch yn ôl, gwnewch eich atebion yn fyrrach ac anfonwch nhw eto.",
    },
  },
  "too-many": {
    status: 429,
    title: { en: "Too many requests", cy: "Gormod o geisiadau" },
    happened: {
      en: "We had more requests from your connection in the last minute than we can answer.",
      cy: "Cawsom fwy o geisiadau o’ch cysylltiad yn y funud ddiwethaf nag y gallwn eu hateb.",
    },
    toDo: {
      en: "Wait a minute, then try again.",
      cy: "Arhoswch funud, yna rhowch gynnig arall arni.",
    },
  },
  unavailable: {
    status: 503,
    title: {
      en: "Sorry, the service is not available",
      cy: "Mae’n ddrwg gennym, nid yw’r gwasanaeth ar gael",
    },
    happened: {
      en: "A part of the service that we need did not answer.",
      cy: "Ni wnaeth rhan o’r gwasanaeth sydd ei hangen arnom ateb.",
    },
    toDo: {
      en: "Try again in a few minutes. What you told us before this page is kept. If you were sending answers, reload this page then: your browser still has them.",
      cy: "Rhowch gynnig arall arni ymhen ychydig funudau. Mae’r hyn a ddywedoch wrthym cyn y dudalen hon wedi’i gadw. Os oeddech yn anfon atebion, ail-lwythwch y dudalen hon bryd hynny: maent gan eich porwr o hyd.",
    },
  },
};

const words = {
  reference: { en: "Reference", cy: "Cyfeirnod" },
  home: { en: "Go to the home page", cy: "Ewch i’r hafan" },
};

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
