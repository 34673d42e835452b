import {
  countGuess,
  giveGuessBack,
  keepBrowser,
  sessionCookieName,
  startFromRecord,
} from "#access";
import type { Visitor } from "#access";
import { csrfField, frame, guestForm } from "#access/pages";
import type { Words } from "#kernel";
import type { PageRequest, Reply } from "#web";
import {
  button,
  firstOf,
  formControls,
  html,
  page,
  problem,
  redirect,
} from "#web";
import { comeBack, sendWayBack } from "../../way-back.ts";
import {
  accountCodeWords,
  refusalWords,
} from "../account-code/account-code-page.ts";
import { beginWords } from "../begin/begin-words.ts";
import { paths } from "../paths.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import { comeBackWords as words } from "./come-back-words.ts";

type Request = PageRequest<Visitor>;

/** Somebody without an account comes back to what they told, on another phone or computer. Whoever has an account signs in. */
export const comeBackRoutes = (deps: TellingDeps): readonly TellingRoute[] => [
  {
    method: "GET",
    path: paths.comeBack(),
    whose: "nobody",
    handle: (request) => unlessSignedIn(request, () => show(deps, request)),
  },
  {
    method: "POST",
    path: paths.comeBack(),
    whose: "visitor",
    requestsPerMinuteMax: 30,
    handle: (request) => unlessSignedIn(request, () => answer(deps, request)),
  },
];

const unlessSignedIn = (
  { visitor: { kind } }: Request,
  handle: () => Promise<Reply> | Reply,
): Promise<Reply> | Reply =>
  kind === "customer" || kind === "staff" ? problem("forbidden") : handle();

/** As it is printed, however it is typed. */
const referenceIn = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/^(..)(.{1,4})(.{0,4}).*$/, "$1-$2-$3");

/** Asks for the reference; when that is given, for the code. */
function show(
  { site }: TellingDeps,
  request: Request,
  error?: { readonly field: "reference" | "code"; readonly message: Words },
): Reply {
  const { locale, query, form } = request;
  const { visitor, cookies } = guestForm(request);
  const reference = firstOf(form, "reference") || firstOf(query, "reference");
  const errors = error ? [error] : [];
  const controls = formControls({ locale, values: form, errors });
  const asksCode = "reference" in query;
  const shown = page({
    ...frame(site, { ...request, visitor }),
    title: words.title[locale],
    errors,
    backHref: asksCode ? paths.comeBack() : paths.events,
    content: html`<h1 class="govuk-heading-l">${words.title[locale]}</h1>
      <p class="govuk-body">${words[asksCode ? "sent" : "why"][locale]}</p>
      <form method="post" novalidate>
        ${csrfField(visitor)}
        ${
          asksCode
            ? html`${controls.hidden("reference", reference)}
              ${controls.input({
                name: "code",
                label: accountCodeWords.code[locale],
                hint: accountCodeWords.hint[locale],
                classes: "govuk-input--width-10",
                autocomplete: "one-time-code",
                spellcheck: false,
              })}`
            : controls.input({
                name: "reference",
                label: words.reference[locale],
                hint: words.referenceHint[locale],
                classes: "govuk-input--width-20",
                autocomplete: "off",
                spellcheck: false,
              })
        }
        ${button({ text: words[asksCode ? "open" : "send"][locale], preventDoubleClick: true })}
      </form>`,
  });
  return { ...shown, cookies };
}

async function answer(deps: TellingDeps, request: Request): Promise<Reply> {
  const { form, address } = request;
  const reference = referenceIn(firstOf(form, "reference").slice(0, 40));
  const field = "code" in form ? "code" : "reference";
  const refuse = (message: Words): Reply =>
    show(deps, request, { field, message });
  if (reference === "") return refuse(beginWords.enterReference);
  const guess = { of: `way back, ${field}`, reference, address };
  if (!(await countGuess(deps, guess))) return refuse(beginWords.tooManyTries);
  if (field === "reference") {
    await sendWayBack(deps, reference);
    return redirect(paths.comeBack(reference));
  }
  const code = firstOf(form, "code").slice(0, 40);
  const { browser, cookies } = keepBrowser(request);
  const notice = await comeBack(deps, { reference, code, browser });
  if (!notice) return refuse(refusalWords["wrong-code"]);
  await giveGuessBack(deps, guess);
  const value = await startFromRecord(deps, {
    by: "registrar",
    reference: String(notice.facts["deathRecord.reference"] ?? reference),
    subject: notice.subject,
    event: notice.lifeEvent,
  });
  const name = sessionCookieName(request.isSecure);
  return redirect(paths.track(notice.reference), {
    cookies: [...cookies, { name, value }],
  });
}
