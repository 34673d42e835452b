import type { Catalogue } from "../catalogue.ts";
import type { LifeEventContent } from "../shapes/life-events.ts";
import { once } from "../shapes/life-events.ts";
import type { PackError } from "../source/pack-file.ts";
import type { Parsed } from "../source/parse-file.ts";
import type { PackSources } from "../source/sort-files.ts";
import { faultAt } from "./check.ts";

/** Each life event says which of its dates names one happening: two tellings of one day are one happening, two days are two. */
export const checkOccurrences = (
  { lifeEvents }: PackSources,
  { concepts }: Pick<Catalogue, "concepts">,
): readonly PackError[] =>
  lifeEvents.flatMap((parsed) => faultsOf(parsed, concepts));

function faultsOf(
  parsed: Parsed<LifeEventContent>,
  concepts: Catalogue["concepts"],
): readonly PackError[] {
  const { occurrence, subject, facts } = parsed.content;
  // A date that a register holds is the person's, whatever happens to them.
  const dates = facts.flatMap(({ concept }) => {
    const found = concepts.get(concept);
    return found?.type.kind === "date" && !found.register ? [concept] : [];
  });
  const mend =
    subject === "deceased" || dates.length === 0
      ? "Write `occurrence: once`."
      : `Name the day it happens: ${dates.map((one) => `\`${one}\``).join(" or ")}.`;
  if (occurrence === undefined)
    return [
      faultAt(
        parsed,
        [],
        "The event does not say which date names one happening: `occurrence` is missing.",
        mend,
      ),
    ];
  if (occurrence === once)
    return subject === "deceased" || dates.length === 0
      ? []
      : [
          faultAt(
            parsed,
            ["occurrence"],
            "The event asks for its date, so it can happen again.",
            mend,
          ),
        ];
  if (subject === "person" && dates.includes(occurrence)) return [];
  return [
    faultAt(
      parsed,
      ["occurrence"],
      `\`${occurrence}\` is not a date of this event.`,
      mend,
    ),
  ];
}
