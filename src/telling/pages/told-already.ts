import { sayEach } from "#kernel";
import { findHelperNames } from "#access";
import type { SubjectRequest } from "#access/pages";
import type { Notice } from "#notices";
import { isRefusedIn } from "#notices";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import type { Html } from "#web";
import { formatMoment, html, insetText, link } from "#web";
import type { Telling } from "../open-telling.ts";
import { tellingContext } from "../telling-context.ts";
import { paths } from "./paths.ts";

const words = sayEach({
  already: "This was told already in your name on",
  alreadyTheirs: "This was told already in their name on",
  by: "by your helper",
  byTheirs: "by their helper",
  need: "You need not tell it again. Where you say something else now, it is corrected:",
  cutOff:
    "This claim went on from something you told us. It was taken back, or now says that somebody else told it, so nothing of it is in this claim any more, nor what you answered since.",
  refused:
    "Not every body took it. If you tell it again, it is sent anew to those that refused it:",
});

/** What stands already of the same in the name in which it is told again, and who told it. */
export type ToldAlready = readonly {
  readonly notice: Notice;
  readonly helper: string | undefined;
  readonly isRefused: boolean;
}[];

/** Looks only at what was told in the teller's own name, which is theirs to see: what others told is told by no word of it. */
export async function toldAlready(
  tx: Tx,
  { journey }: Telling,
  corrected: Notice | undefined,
): Promise<ToldAlready> {
  if (journey.corrects !== undefined || corrected === undefined) return [];
  const { owner } = corrected;
  const helper = (await findHelperNames(tx, [owner])).get(owner ?? "");
  const isRefused = await inContext(tx, tellingContext, () =>
    isRefusedIn(tx, corrected),
  );
  return [{ notice: corrected, helper, isRefused }];
}

/** Why a claim asks for what it knew: the happening it went on from is no longer told. */
export const cutOffInset = (
  { isCutOff }: Telling,
  { locale }: SubjectRequest,
): Html | false =>
  isCutOff === true && insetText({ text: words.cutOff[locale] });

/** Who told it for the person, to be read after a date; nothing when nobody did it for them. */
export const helperText = (
  helper: string | undefined,
  { visitor, locale }: Pick<SubjectRequest, "visitor" | "locale">,
): string =>
  helper === undefined
    ? ""
    : `, ${words[isActing(visitor) ? "byTheirs" : "by"][locale]} ${helper}`;

const isActing = (visitor: SubjectRequest["visitor"]): boolean =>
  visitor.kind !== "customer" || visitor.actingFor !== undefined;

export const toldAlreadyInset = (
  told: ToldAlready,
  request: SubjectRequest,
): readonly Html[] =>
  told.map(({ notice: { reference, confirmedAt }, helper, isRefused }) => {
    const { locale } = request;
    const already = isActing(request.visitor) ? "alreadyTheirs" : "already";
    return insetText({
      text: html`${words[already][locale]}
      ${formatMoment(confirmedAt, locale)}${helperText(helper, request)}.
      ${words[isRefused ? "refused" : "need"][locale]}
      ${link(paths.track(reference), reference)}.`,
    });
  });
