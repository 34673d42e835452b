import type { ConceptContent } from "../shapes/concepts.ts";
import type { PackError } from "../source/pack-file.ts";
import type { Parsed, Path } from "../source/parse-file.ts";
import type { PackSources } from "../source/sort-files.ts";
import { faultAt, unknownName } from "./check.ts";
import type { Names } from "./names.ts";

type Sited = {
  readonly name: string;
  readonly concept: ConceptContent;
  readonly parsed: Parsed<unknown>;
  readonly path: Path;
};

const sitedConcepts = (sources: PackSources): readonly Sited[] =>
  sources.concepts.flatMap((parsed) =>
    Object.entries(parsed.content.concepts).map(([name, concept]) => ({
      name,
      concept,
      parsed,
      path: ["concepts", name],
    })),
  );

/** Facts: held by a register that exists, asked with a reason. Their names and types are checked where rules are compiled. */
export function checkConcepts(
  sources: PackSources,
  names: Names,
): readonly PackError[] {
  return sitedConcepts(sources).flatMap((sited) => [
    ...checkRegister(sited, names),
    ...checkQuestion(sited, names),
  ]);
}

function checkRegister(
  { concept, parsed, path }: Sited,
  names: Names,
): readonly PackError[] {
  const organisation = concept.register?.organisation;
  if (
    organisation === undefined ||
    names.organisations.has(organisation) ||
    names.roles.has(organisation)
  )
    return [];
  return [
    unknownName(parsed, [...path, "register", "organisation"], {
      kind: "organisation",
      name: organisation,
      known: names.organisations.keys(),
    }),
  ];
}

function checkQuestion(
  { name, concept, parsed, path }: Sited,
  names: Names,
): readonly PackError[] {
  if (concept.question === undefined) return [];
  const faults: PackError[] = [];
  if (concept.why === undefined)
    faults.push(
      faultAt(
        parsed,
        path,
        `The question of \`${name}\` does not say why it is asked.`,
        "Add `why: { en: …, cy: … }`.",
      ),
    );
  if (names.needed && !names.needed.has(name))
    faults.push(
      faultAt(
        parsed,
        [...path, "question"],
        `Nobody needs \`${name}\`: no flow carries it and no rule or condition reads it, so it must not be asked.`,
        "Delete the question, or add the fact to the flow or rule that needs it.",
      ),
    );
  return faults;
}
