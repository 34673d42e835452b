import {
  factCondition,
  flowCondition,
  groupCondition,
  heldCondition,
  isPlainName,
  mustHold,
  setsDecision,
} from "./feel-names.ts";
import { lawOf } from "./shapes/flows.ts";
import type { ConceptContent } from "./shapes/concepts.ts";
import type { LifeEventContent } from "./shapes/life-events.ts";
import type { PackFile, Site } from "./source/pack-file.ts";
import type { Parsed } from "./source/parse-file.ts";
import type { PackSources } from "./source/sort-files.ts";

/** FEEL that stands in a flow, an event, a service or a group, and the decision it becomes. */
export type FeelPart = {
  readonly decision: string;
  readonly feel: string;
  readonly source: string;
  readonly site: Site;
  /** As a concept's type is written. */
  readonly type: Partial<ConceptContent>;
};

const yesNo = { type: "yes/no" };

/** Every piece of FEEL of a pack outside its rules. */
export function feelPartsOf(sources: PackSources): readonly FeelPart[] {
  const concepts = new Map(
    sources.concepts.flatMap(({ content }) => Object.entries(content.concepts)),
  );
  return [
    ...flowParts(sources),
    ...sources.lifeEvents.flatMap((event) => [
      ...factParts(event),
      ...setsParts(event, concepts),
    ]),
    ...conceptParts(sources),
    ...serviceParts(sources),
    ...groupParts(sources),
  ];
}

const flowParts = (sources: PackSources): readonly FeelPart[] =>
  sources.flows.flatMap((parsed) =>
    parsed.content.flows.flatMap((flow, index) =>
      flow.when === undefined
        ? []
        : [
            {
              decision: flowCondition(flow.id),
              feel: flow.when,
              source: lawOf(flow),
              site: parsed.siteOf(["flows", index, "when"]),
              type: yesNo,
            },
          ],
    ),
  );

const factParts = (event: Parsed<LifeEventContent>): readonly FeelPart[] =>
  event.content.facts.flatMap(({ concept, when }, index) =>
    when === undefined
      ? []
      : [
          {
            decision: factCondition(event.content.id, concept),
            feel: when,
            source: event.file,
            site: event.siteOf(["facts", index, "when"]),
            type: yesNo,
          },
        ],
  );

const setsParts = (
  event: Parsed<LifeEventContent>,
  concepts: ReadonlyMap<string, ConceptContent>,
): readonly FeelPart[] =>
  (event.content.sets ?? []).flatMap(({ concept, to }, index) => {
    const declared = concepts.get(concept);
    return isPlainName(to) || !declared
      ? []
      : [
          {
            decision: setsDecision(event.content.id, concept),
            feel: to,
            source: event.file,
            site: event.siteOf(["sets", index, "to"]),
            type: declared,
          },
        ];
  });

const conceptParts = (sources: PackSources): readonly FeelPart[] =>
  sources.concepts.flatMap((parsed) =>
    Object.entries(parsed.content.concepts).flatMap(
      ([name, { must, source }]) =>
        must === undefined
          ? []
          : [
              {
                decision: mustHold(name),
                feel: must.hold,
                source: source ?? parsed.file,
                site: parsed.siteOf(["concepts", name, "must", "hold"]),
                type: yesNo,
              },
            ],
    ),
  );

const serviceParts = (sources: PackSources): readonly FeelPart[] =>
  sources.services.flatMap((parsed) =>
    parsed.content["held-when"] === undefined
      ? []
      : [
          {
            decision: heldCondition(parsed.content.id),
            feel: parsed.content["held-when"],
            source: parsed.content["legal-basis"],
            site: parsed.siteOf(["held-when"]),
            type: yesNo,
          },
        ],
  );

const groupParts = (sources: PackSources): readonly FeelPart[] =>
  sources.groups.flatMap((parsed) =>
    parsed.content.belongs === undefined
      ? []
      : [
          {
            decision: groupCondition(parsed.content.id),
            feel: parsed.content.belongs,
            source: parsed.file,
            site: parsed.siteOf(["belongs"]),
            type: yesNo,
          },
        ],
  );

export const feelPartsPath = "feel-parts/rules.yaml";

/** The pieces as a file of rules that exists only while compiling. */
export const feelPartsFile = (parts: readonly FeelPart[]): PackFile => ({
  path: feelPartsPath,
  text: [
    "decisions:",
    ...parts.flatMap(({ decision, feel, source, type }) => [
      `  ${decision}:`,
      `    label: ${JSON.stringify(type.label ?? { en: "condition", cy: "amod" })}`,
      ...(["type", "unit", "values", "fields"] as const)
        .filter((key) => type[key] !== undefined)
        .map((key) => `    ${key}: ${JSON.stringify(type[key])}`),
      `    source: ${JSON.stringify(source)}`,
      `    rule: ${JSON.stringify(feel.trim())}`,
    ]),
    "",
  ].join("\n"),
});
