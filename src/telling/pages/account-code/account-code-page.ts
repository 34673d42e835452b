import { act, go, isOutcome, wrong } from "#access/pages";
import { say } from "#kernel";
import { confirmBankAccountChange } from "#people";
import { isOwners } from "#people/pages";
import type { Locale } from "#kernel";
import type { Html } from "#web";
import { actButton, codeField, html, link, paragraph } from "#web";
import { paths } from "../paths.ts";
import { confirmOnce } from "../preview/confirm-once.ts";
import { journeyOf } from "../preview/open-to-show.ts";
import type { TellingView, TellingVisit } from "../telling-deps.ts";
import { pages } from "../telling-deps.ts";
import {
  accountCodeWords as words,
  refusalWords,
} from "./account-code-words.ts";

const fields = {
  code: codeField({
    ask: words.code,
    hint: words.hint,
    enter: say("Enter the code"),
  }),
};

const codeForm = ({ locale, asked, post }: TellingView): Html =>
  html`${paragraph(words.why[locale])}
    ${post(html`${asked} ${actButton(words.confirm[locale])}`)}
    <p class="govuk-hint">${words.later[locale]}</p>
    ${refuseLink(locale)}`;

/** Leads whoever did not ask for the account that waits to where it is refused. */
export const refuseLink = (locale: Locale): Html =>
  paragraph(link("/bank-account", words.refuse[locale]));

/** Asks for the code that lets a new bank account go out to the bodies that pay, and confirms what waited for it. */
export const accountCodePage = pages.subject({
  path: paths.accountCode(":journey"),
  whose: "owner",
  may: "change-bank-account",
  title: words.title,
  asks: fields,
  show: (_read, view) => ({
    backHref: paths.preview(journeyOf(view)),
    content: isOwners(view)
      ? codeForm(view)
      : paragraph(words.owners[view.locale]),
  }),
  actsPerMinuteMax: 20,
  acts: [
    act({
      name: "confirm",
      allows: isOwners,
      fields,
      run: async (tx, visit: TellingVisit, { code }) => {
        const confirmed = await confirmBankAccountChange(tx, {
          customer: visit.subject,
          code,
          at: visit.now,
          today: visit.today,
        });
        if (confirmed.kind !== "ok")
          return wrong("code", refusalWords[confirmed.error]);
        const outcome = await confirmOnce(tx, visit);
        return isOutcome(outcome)
          ? outcome
          : go(`${paths.preview(journeyOf(visit))}?done=${outcome.kind}`);
      },
    }),
  ],
});
