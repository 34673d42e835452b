import { act, go, wrong } from "#access/pages";
import type { Words } from "#kernel";
import { sayEach, todayInLondon, say } from "#kernel";
import type { Html } from "#web";
import {
  actButton,
  codeField,
  filled,
  formatDate,
  html,
  paragraph,
  summaryList,
} from "#web";
import type {
  BankAccountChange,
  CodeRefusal,
} from "../../bank-account-change.ts";
import {
  bankAccountConcept,
  confirmBankAccountChange,
  findBankAccountChange,
  refuseBankAccountChange,
} from "../../bank-account-change.ts";
import { isOwners } from "../is-owners.ts";
import { answerText } from "../fact-field.ts";
import { pages } from "../people-pages-deps.ts";
import type { PeopleView, PeopleVisit } from "../people-pages-deps.ts";

const path = "/bank-account";

const words = sayEach({
  title: "Your new bank account",
  none: "No new bank account waits to be confirmed.",
  waits:
    "Nobody pays into this account until you confirm it. We sent a code to your phone, e-mail or home; it is good until {date}.",
  confirmed:
    "You confirmed this account. It is used from {date}, once those who pay you are told.",
  refused: "This change was refused. You are paid as before.",
  expired: "The code was not used in time. You are paid as before.",
  account: "Account",
  confirm: "Confirm the account",
  notMe: "I did not ask for this: refuse it",
  "wrong-code":
    "This code is not right. After five wrong codes the change is refused",
  "too-many-tries":
    "Five codes were wrong, so the change was refused. Tell us the account again",
  "too-late": "This code is too old. Tell us the account again",
  "nothing-waits": "No change waits for a code",
}) satisfies Record<CodeRefusal | string, Words>;

function stateText(change: BankAccountChange, locale: "en" | "cy"): string {
  switch (change.state) {
    case "waiting":
      return filled(words.waits[locale], {
        date: formatDate(todayInLondon(change.expiresAt), locale),
      });
    case "confirmed":
      return filled(words.confirmed[locale], {
        date: change.effectiveFrom
          ? formatDate(change.effectiveFrom, locale)
          : "",
      });
    case "refused":
    case "expired":
      return words[change.state][locale];
  }
}

function accountText(
  { deps, locale }: PeopleView,
  { account }: BankAccountChange,
): string {
  const catalogue = deps.catalogue();
  const concept = catalogue.concepts.get(bankAccountConcept);
  return concept
    ? answerText(catalogue, concept.type, account, locale)
    : Object.values(account).join(", ");
}

const fields = {
  code: codeField({
    ask: say("Code"),
    hint: say("For example 7K2M-Q4TX"),
    enter: say("Enter the code"),
  }),
};

const codeForm = (view: PeopleView): Html => {
  const { locale } = view;
  return html`${view.post(
    html`${view.asked} ${actButton(words.confirm[locale], "confirm")}`,
  )}
  ${view.post(actButton(words.notMe[locale], "refuse", "secondary"))}`;
};

/** A new bank account that waits: confirming it with the code, or refusing it. */
export const bankAccountPage = pages.subject({
  path,
  whose: "subject",
  may: "change-bank-account",
  title: words.title,
  asks: fields,
  read: (tx, { subject }) => findBankAccountChange(tx, subject),
  show: (change, view) => {
    const { locale } = view;
    if (!change) return paragraph(words.none[locale]);
    const isWaiting = change.state === "waiting";
    return {
      ...(isWaiting ? {} : { errors: [] }),
      content: html`${paragraph(stateText(change, locale))}
      ${summaryList({ rows: [{ key: words.account[locale], value: accountText(view, change) }] })}
      ${isWaiting && isOwners(view) && codeForm(view)}`,
    };
  },
  actsPerMinuteMax: 20,
  acts: [
    act({
      name: "confirm",
      allows: isOwners,
      fields,
      run: async (tx, { subject, now, today }: PeopleVisit, { code }) => {
        const outcome = await confirmBankAccountChange(tx, {
          customer: subject,
          code,
          at: now,
          today,
        });
        return outcome.kind === "ok"
          ? go(path)
          : wrong("code", words[outcome.error]);
      },
    }),
    act({
      name: "refuse",
      allows: isOwners,
      run: async (tx, { subject, now }: PeopleVisit) => {
        await refuseBankAccountChange(tx, subject, now);
        return go(path);
      },
    }),
  ],
});
