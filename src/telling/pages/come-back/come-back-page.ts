import {
  countGuess,
  giveGuessBack,
  keepBrowser,
  sessionCookieName,
  startFromRecord,
} from "#access";
import type { Visit } from "#access/pages";
import { act, forbidden, go, wrong } from "#access/pages";
import { say, sayEach } from "#kernel";
import type { FieldsOf } from "#web";
import {
  actButton,
  codeField,
  exactly,
  firstOf,
  html,
  paragraph,
  textField,
  unasked,
  unseenField,
} from "#web";
import { comeBack, sendWayBack } from "../../way-back.ts";
import {
  accountCodeWords,
  refusalWords,
} from "../account-code/account-code-words.ts";
import { beginWords } from "../begin/begin-act.ts";
import { paths } from "../paths.ts";
import { referenceIn } from "../reference-in.ts";
import type { TellingDeps } from "../telling-deps.ts";
import { pages } from "../telling-deps.ts";

/** Words of coming back without an account. Welsh: machine draft. */
export const words = sayEach({
  title: "Come back to what you told us",
  why: "If you told us without an account on another phone or computer, we send a code to the phone or email at which you asked to be answered.",
  sent: "If you asked us for a code within the last hour, something was told without an account under this reference, and an answer by text or email was asked for, we sent a code there. If not, phone the bodies that were told: they have the reference.",
  send: "Send me a code",
  open: "Open it here",
  link: "Come back to what you told us on another phone or computer",
});

type ComeBackVisit = Visit<TellingDeps, "anybody">;

/** Whoever has an account signs in. */
export const isWithoutAccount = ({
  visitor: { kind },
}: Pick<ComeBackVisit, "visitor">): boolean =>
  kind !== "customer" && kind !== "staff";

/** The code is asked for at an address that has the reference. */
const asksCode = ({ query }: Pick<ComeBackVisit, "query">): boolean =>
  "reference" in query;
const asks = (
  visit: ComeBackVisit,
): FieldsOf<{ reference: string; code: string | undefined }> =>
  asksCode(visit)
    ? { reference: unseenField(), code: codeOf }
    : { reference: referenceField, code: unasked(undefined) };
const codeOf = codeField({
  ask: accountCodeWords.code,
  hint: accountCodeWords.hint,
});
const referenceField = textField({
  ask: say("Reference"),
  hint: say("You were given it when you told us, for example JN-7K2M-Q4TX"),
  enter: beginWords.enterReference,
  lengthMax: 40,
  box: exactly(20),
});

/** Asking is no guess: whether there is such a reference, nobody is told. An hour's work of an office. */
const asksFromOneMax = 200;

/** Sends a code for the reference; with the code, opens what was told to this browser. */
async function answer(
  visit: ComeBackVisit,
  sent: { readonly reference: string; readonly code?: string },
) {
  const { deps, address } = visit;
  const { code } = sent;
  const reference = referenceIn(sent.reference.slice(0, 40));
  const field = code === undefined ? "reference" : "code";
  if (reference === "") return wrong(field, beginWords.enterReference);
  const asking = field === "reference" && { fromOneMax: asksFromOneMax };
  const guess = { of: `way back, ${field}`, reference, address, ...asking };
  const trying = await countGuess(deps, guess);
  const tooMany = wrong(field, beginWords.tooManyTries);
  if (trying === "stops") return tooMany;
  if (code === undefined) {
    await sendWayBack(deps, reference);
    return go(paths.comeBack(reference));
  }
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
  asks,
  known: (_given, { query }) => ({ reference: firstOf(query, "reference") }),
  show: (_given, view) => {
    const { locale, asked, post } = view;
    const [why, next] = asksCode(view)
      ? (["sent", "open"] as const)
      : (["why", "send"] as const);
    const text = words[next][locale];
    return {
      backHref: asksCode(view) ? paths.comeBack() : paths.events,
      content: html`${paragraph(words[why][locale])}
      ${post(html`${asked} ${actButton(text)}`)}`,
    };
  },
  actsPerMinuteMax: 30,
  acts: [
    act({
      name: "answer",
      allows: isWithoutAccount,
      fields: asks,
      before: answer,
    }),
  ],
});
