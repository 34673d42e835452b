import {
  countGuess,
  giveGuessBack,
  keepBrowser,
  sessionCookieName,
  startFromRecord,
} from "#access";
import { act, forbidden, go, wrong } from "#access/pages";
import type { Visit } from "#access/pages";
import { say } from "#kernel";
import {
  button,
  codeField,
  exactly,
  firstOf,
  hidden,
  html,
  textField,
} from "#web";
import { comeBack, sendWayBack } from "../../way-back.ts";
import {
  accountCodeWords,
  refusalWords,
} from "../account-code/account-code-words.ts";
import { beginWords } from "../begin/begin-words.ts";
import { paths } from "../paths.ts";
import { referenceIn } from "../reference-in.ts";
import type { TellingDeps } from "../telling-deps.ts";
import { pages } from "../telling-deps.ts";
import { comeBackWords as words } from "./come-back-words.ts";

type ComeBackVisit = Visit<TellingDeps, "anybody">;

/** Whoever has an account signs in. */
export const isWithoutAccount = ({
  visitor: { kind },
}: Pick<ComeBackVisit, "visitor">): boolean =>
  kind !== "customer" && kind !== "staff";

const code = codeField({
  ask: accountCodeWords.code,
  hint: accountCodeWords.hint,
});
const referenceField = textField({
  ask: say("Reference"),
  hint: say("You were given it when you told us, for example JN-7K2M-Q4TX"),
  lengthMax: 40,
  box: exactly(20),
});

/** Asking is no guess: whether there is such a reference, nobody is told. An hour's work of an office. */
const asksFromOneMax = 200;

/** Sends a code for the reference; with the code, opens what was told to this browser. */
async function answer(visit: ComeBackVisit) {
  const { deps, form, address } = visit;
  const reference = referenceIn(firstOf(form, "reference").slice(0, 40));
  const field = "code" in form ? "code" : "reference";
  if (reference === "") return wrong(field, beginWords.enterReference);
  const asking = field === "reference" && { fromOneMax: asksFromOneMax };
  const guess = { of: `way back, ${field}`, reference, address, ...asking };
  const trying = await countGuess(deps, guess);
  const tooMany = wrong(field, beginWords.tooManyTries);
  if (trying === "stops") return tooMany;
  if (field === "reference") {
    await sendWayBack(deps, reference);
    return go(paths.comeBack(reference));
  }
  const code = firstOf(form, "code").slice(0, 40);
  const { browser, cookies } = keepBrowser(visit);
  const notice = await comeBack(deps, { reference, code, browser });
  if (!notice)
    return trying === "goes-on"
      ? wrong(field, refusalWords["wrong-code"])
      : tooMany;
  await giveGuessBack(deps, guess);
  const value = await startFromRecord(deps, {
    by: "registrar",
    reference: String(notice.facts["deathRecord.reference"] ?? reference),
    subject: notice.subject,
    event: notice.lifeEvent,
  });
  const name = sessionCookieName(visit.isSecure);
  return go(paths.track(notice.reference), [...cookies, { name, value }]);
}

/** Somebody without an account comes back to what they told, on another phone or computer: by the reference, then by the code. */
export const comeBackPage = pages.anybody({
  path: paths.comeBack(),
  whose: "nobody",
  whoseActs: "visitor",
  title: words.title,
  given: (visit) => (isWithoutAccount(visit) ? undefined : forbidden),
  show: (_given, { locale, query, form, controls, post }) => {
    const reference = firstOf(form, "reference") || firstOf(query, "reference");
    const asksCode = "reference" in query;
    const fields = asksCode
      ? html`${hidden("reference", reference)}
        ${code.control("code", controls())}`
      : referenceField.control("reference", controls());
    const text = words[asksCode ? "open" : "send"][locale];
    return {
      backHref: asksCode ? paths.comeBack() : paths.events,
      content: html`<p class="govuk-body">
          ${words[asksCode ? "sent" : "why"][locale]}
        </p>
        ${post(html`${fields} ${button({ text, preventDoubleClick: true })}`)}`,
    };
  },
  actsPerMinuteMax: 30,
  acts: [act({ name: "answer", allows: isWithoutAccount, before: answer })],
});
