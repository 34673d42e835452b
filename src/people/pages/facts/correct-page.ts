import { act, again, go, isOutcome, notFound } from "#access/pages";
import { ok } from "#kernel";
import type { Tx } from "#postgres";
import { button, firstOf, html, insetText } from "#web";
import { actionOn } from "../action-on.ts";
import { factField } from "../fact-field.ts";
import { recordTold } from "../looker-of-visitor.ts";
import { pages } from "../people-pages-deps.ts";
import type { PeopleVisit } from "../people-pages-deps.ts";
import { factText, sourceText } from "./fact-text.ts";
import { isCorrectable } from "./facts-page.ts";
import { factsWords as words } from "./facts-words.ts";
import { conceptOf, findFact } from "./find-fact.ts";

const name = "answer";

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
  show: ({ concept, held, sight }, view) => {
    const { deps, locale } = view;
    const catalogue = deps.catalogue();
    const field = factField(catalogue, concept);
    const known =
      held?.fact.kind === "known" ? field.fill(name, held.fact.value) : {};
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
        html`${field.control(name, view.controls(known))}${now}
          <p class="govuk-body">${words.afterwards[locale]}</p>
          ${button({ text: words.save[locale] })}`,
      ),
    };
  },
  acts: [
    act({
      name: "correct",
      run: async (tx, visit: PeopleVisit) => {
        const found = await findCorrectable(tx, visit);
        if (isOutcome(found)) return found;
        const { concept } = found;
        const { deps, form } = visit;
        const isNone =
          (concept.reach === "phone" || concept.reach === "email") &&
          firstOf(form, name) === "";
        const parsed = isNone
          ? ok(null)
          : factField(deps.catalogue(), concept).parse(name, visit);
        if (parsed.kind === "failure") return again(parsed.error);
        const told = { concept: concept.name, value: parsed.value };
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
