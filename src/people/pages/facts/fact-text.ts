import type { Catalogue, InformationConcept } from "#catalogue";
import type { LocalDate, Locale } from "#kernel";
import { todayInLondon } from "#kernel";
import { capitalised, filled, formatDate } from "#web";
import type { HeldFact } from "../../fact-book.ts";
import { answerText } from "../fact-field.ts";
import type { Sight } from "../sight.ts";
import { conceptLabel, bodyName } from "../sight.ts";
import { factsWords as words } from "./facts-words.ts";

/** A fact's value as people read it; what somebody wrote stays as written. */
export function factText(
  catalogue: Catalogue,
  {
    concept: { type },
    held: { fact },
    locale,
  }: {
    readonly concept: InformationConcept;
    readonly held: HeldFact;
    readonly locale: Locale;
  },
): string {
  if (fact.kind !== "known") return words.none[locale];
  const text = answerText(catalogue, type, fact.value, locale);
  return type.kind === "text" ? text : capitalised(text);
}

const dayOf = (moment: Date): LocalDate => todayInLondon(moment);

/** Where a fact comes from, as a sentence. */
export function sourceText(
  {
    catalogue,
    sight,
  }: { readonly catalogue: Catalogue; readonly sight: Sight },
  { source, recordedAt }: HeldFact,
  locale: Locale,
): string {
  const date = formatDate(dayOf(recordedAt), locale);
  switch (source.kind) {
    case "told": {
      const key = {
        self: "told",
        helper: "toldByHelper",
        staff: "toldByStaff",
      } as const;
      return filled(words[key[source.by]][locale], { date });
    }
    case "register":
    case "body":
      return filled(words.register[locale], {
        date,
        organisation: bodyName(sight, catalogue, source.organisation)[locale],
      });
    case "notice":
      return filled(words.notice[locale], {
        date,
        event:
          catalogue.lifeEvents.get(source.event)?.name[locale] ?? source.event,
      });
    case "derived":
      return filled(words.derived[locale], {
        fact: conceptLabel(catalogue, source.from, locale),
      });
    case "made-up":
      return words.madeUp[locale];
  }
}

/** The days on which a version holds. */
export function periodText(
  { validFrom, validTo }: HeldFact,
  locale: Locale,
): string {
  const from = formatDate(validFrom, locale);
  return validTo
    ? filled(words.fromTo[locale], { from, to: formatDate(validTo, locale) })
    : filled(words.fromOn[locale], { from });
}
