import { act, go, isOutcome, notFound } from "#access/pages";
import type { Tx } from "#postgres";
import { button, html, insetText, optional, paragraph } from "#web";
import { actionOn } from "../is-owners.ts";
import { factField } from "../fact-field.ts";
import { recordTold } from "../looker-of-visitor.ts";
import type { PeopleVisit } from "../people-pages-deps.ts";
import { pages } from "../people-pages-deps.ts";
import { factText, sourceText } from "./fact-text.ts";
import type { FoundFact } from "./facts-page.ts";
import { isCorrectable, conceptOf, findFact } from "./facts-page.ts";
import { factsWords as words } from "./facts-words.ts";

/** The fact as its question; a way to be reached may be left empty. */
const asks = ({ deps }: PeopleVisit, { concept }: FoundFact) => {
  const field = factField(deps.catalogue(), concept);
  const mayBeNone = concept.reach === "phone" || concept.reach === "email";
  return { answer: mayBeNone ? optional(field) : field };
};

async function findCorrectable(tx: Tx, visit: PeopleVisit) {
  const found = await findFact(tx, visit);
  return isOutcome(found) || isCorrectable(found.concept, found.held)
    ? found
    : notFound;
}

/** One fact, as it is asked in a telling, with what is held now. Changing some facts is more than a correction. */
export const correctPage = pages.subject({
  path: "/facts/:concept/correct",
  whose: "subject",
  may: "correct-own-facts",
  mayAlso: (visit) => actionOn(conceptOf(visit)),
  backHref: "/facts",
  heading: "none",
  keepsTyped: true,
  read: findCorrectable,
  asks,
  known: ({ held }) =>
    held?.fact.kind === "known" ? { answer: held.fact.value } : {},
  show: ({ concept, held, sight }, view) => {
    const { deps, locale } = view;
    const catalogue = deps.catalogue();
    const now =
      held &&
      insetText({
        text: html`${words.now[locale]}:
          <strong>${factText(catalogue, { concept, held, locale })}</strong
          ><br />${sourceText({ catalogue, sight }, held, locale)}`,
      });
    return {
      title: (concept.question ?? concept.label)[locale],
      content: view.post(
        html`${view.asked}${now} ${paragraph(words.afterwards[locale])}
        ${button({ text: words.save[locale] })}`,
      ),
    };
  },
  acts: [
    act({
      name: "correct",
      read: findCorrectable,
      fields: asks,
      run: async (tx, visit, { answer = null }, { concept }) => {
        const told = { concept: concept.name, value: answer };
        const made = await recordTold(tx, visit, [told]);
        if (made.length === 0) return go("/facts?done=same");
        return go(
          concept.reach === undefined
            ? "/facts?done=corrected"
            : "/how-we-reach-you",
        );
      },
    }),
  ],
});
