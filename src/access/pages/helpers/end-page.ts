import type { Tx } from "#postgres";
import { button, filled, html, link, paragraph } from "#web";
import { accessContext } from "../../identify.ts";
import { endMandate, findMandates } from "../../mandates.ts";
import { act } from "../act.ts";
import { go, notFound } from "../outcome.ts";
import type { HelpersVisit } from "./helpers-deps.ts";
import { ownContext, pages } from "./helpers-deps.ts";
import { helpersWords as words } from "./helpers-words.ts";

async function findOwn(tx: Tx, { visitor, params }: HelpersVisit) {
  const mandates = await findMandates(tx, visitor.customer);
  return mandates.find(
    ({ id, endedAt }) => id === params["id"] && endedAt === null,
  );
}

/** Asks once more before a mandate is ended. */
export const endPage = pages.customer({
  path: "/helpers/end/:id",
  whose: "visitor",
  backHref: "/helpers",
  context: ownContext,
  read: async (tx, visit) => (await findOwn(tx, visit)) ?? notFound,
  show: ({ holderName, giverName }, { locale, post }) => ({
    title: filled(words.endTitle[locale], {
      holder: holderName,
      giver: giverName,
    }),
    content: html`${paragraph(words.endText[locale])}
    ${post(
      html`<div class="govuk-button-group">
        ${button({ text: words.end[locale], classes: "govuk-button--warning" })}
        ${link("/helpers", words.no[locale])}
      </div>`,
    )}`,
  }),
  acts: [
    act({
      name: "end",
      context: () => accessContext,
      run: async (tx, visit: HelpersVisit) => {
        const mandate = await findOwn(tx, visit);
        if (!mandate) return notFound;
        const isGiver = mandate.giver === visit.visitor.customer;
        const by = isGiver ? "giver" : "holder";
        const isEnded = await endMandate(tx, {
          id: mandate.id,
          by,
          because: `Ended by the ${by} online`,
          at: visit.now,
        });
        return isEnded ? go("/helpers?done=ended") : notFound;
      },
    }),
  ],
});
