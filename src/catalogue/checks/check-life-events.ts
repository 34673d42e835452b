import { isPlainName } from "../feel-names.ts";
import type { LifeEventContent } from "../shapes/life-events.ts";
import type { PackError } from "../source/pack-file.ts";
import type { Parsed, Path } from "../source/parse-file.ts";
import type { PackSources } from "../source/sort-files.ts";
import { checkNames, declaredTwice, faultAt, unknownName } from "./check.ts";
import { unsourced } from "../shapes/sources.ts";
import type { Names } from "./names.ts";

type ParsedEvent = Parsed<LifeEventContent>;

/** Life events: what they ask can be asked, what they name exists, and today's contacts become something. */
export function checkLifeEvents(
  sources: PackSources,
  names: Names,
): readonly PackError[] {
  return [
    ...declaredTwice(
      sources.lifeEvents.map((parsed) => ({
        name: parsed.content.id,
        parsed,
        path: ["id"],
      })),
      "life event",
    ),
    ...sources.lifeEvents.flatMap((parsed) => [
      ...checkFacts(parsed, names),
      ...checkSets(parsed, names),
      ...checkLists(parsed, names),
      ...checkStraightOn(parsed, names),
      ...checkContacts(parsed, names),
      ...checkSources(parsed, names),
      ...checkPlace(parsed, names),
    ]),
  ];
}

function checkFacts(parsed: ParsedEvent, names: Names): readonly PackError[] {
  return parsed.content.facts.flatMap(({ concept: name }, index) => {
    const path = ["facts", index, "concept"];
    const concept = names.concepts.get(name);
    if (!concept)
      return [
        unknownName(parsed, path, {
          kind: "information concept",
          name,
          known: names.concepts.keys(),
        }),
      ];
    if (concept.question || concept.register) return [];
    return [
      faultAt(
        parsed,
        path,
        `The event needs \`${name}\`, which has no question and no register, so it could never be known.`,
        "Add `question:` and `why:` to the concept, or the register that holds it.",
      ),
    ];
  });
}

/** What telling makes true: facts that exist, from a day that exists, copied only from a fact of the same kind. */
function checkSets(parsed: ParsedEvent, names: Names): readonly PackError[] {
  const unknown = (path: Path, name: string) =>
    unknownName(parsed, path, {
      kind: "information concept",
      name,
      known: names.concepts.keys(),
    });
  return (parsed.content.sets ?? []).flatMap(({ concept, to, from }, index) => {
    const named = [
      ["concept", concept],
      ...(isPlainName(to) ? [["to", to] as const] : []),
      ...(from === undefined ? [] : [["from", from] as const]),
    ] as const;
    const faults = named
      .filter(([, name]) => !names.concepts.has(name))
      .map(([key, name]) => unknown(["sets", index, key], name));
    const [set, copied] = [concept, to].map((name) => names.concepts.get(name));
    if (!set || !copied || set.type.kind === copied.type.kind) return faults;
    return [
      ...faults,
      faultAt(
        parsed,
        ["sets", index, "to"],
        `\`${concept}\` is a ${set.type.kind} and cannot become \`${to}\`, a ${copied.type.kind}.`,
        "Name a fact of the same type, or write FEEL that makes one of it.",
      ),
    ];
  });
}

function checkLists(parsed: ParsedEvent, names: Names): readonly PackError[] {
  const { flows, services, id } = parsed.content;
  return [
    ...flows.flatMap((flow, index) => {
      const found = names.flows.get(flow);
      if (!found)
        return [
          unknownName(parsed, ["flows", index], {
            kind: "flow",
            name: flow,
            known: names.flows.keys(),
          }),
        ];
      if (found.event === id) return [];
      return [
        faultAt(
          parsed,
          ["flows", index],
          `The flow \`${flow}\` belongs to the event \`${found.event}\`.`,
          "Write a flow of its own for this event: fields and gateway may differ.",
        ),
      ];
    }),
    ...checkNames(parsed, ["services"], {
      kind: "service",
      names: services,
      known: names.services.keys(),
    }),
  ];
}

/** What a person goes straight on to is help the event names, which is claimed, and which some flow can claim here. */
function checkStraightOn(
  parsed: ParsedEvent,
  { services, flows }: Names,
): readonly PackError[] {
  const claimed = new Set(
    [...flows.values()].map(({ event, effect, isSent }) =>
      event === "claim" && isSent ? effect.service : undefined,
    ),
  );
  return (parsed.content["straight-on"] ?? []).flatMap((id, index) => {
    const path = ["straight-on", index];
    if (!parsed.content.services.includes(id))
      return unknownName(parsed, path, {
        kind: "service of the event",
        name: id,
        known: parsed.content.services,
      });
    if (services.get(id)?.apply.by === "claim" && claimed.has(id)) return [];
    return faultAt(
      parsed,
      path,
      `Nobody can go straight on to \`${id}\`: it is not claimed, or no flow claims it.`,
      "Add its flow to flows/claims.yaml, or take it out.",
    );
  });
}

const checkContacts = (
  parsed: ParsedEvent,
  names: Names,
): readonly PackError[] =>
  parsed.content["contacts-today"].flatMap((contact, index) =>
    [contact.becomes]
      .flat()
      .filter((name) => name !== "elsewhere" && !names.flows.has(name))
      .map((name) =>
        unknownName(parsed, ["contacts-today", index, "becomes"], {
          kind: "flow",
          name,
          known: [...names.flows.keys(), "elsewhere"],
        }),
      ),
  );

/** A pack that lists its sources lists each that its events name. */
const checkSources = (
  parsed: ParsedEvent,
  { sources }: Names,
): readonly PackError[] =>
  (["contacts-today", "elsewhere"] as const).flatMap((list) =>
    parsed.content[list].flatMap(({ source }, index) =>
      sources.size === 0 || source === unsourced || sources.has(source)
        ? []
        : [
            unknownName(parsed, [list, index, "source"], {
              kind: "source",
              name: source,
              known: [...sources, unsourced],
            }),
          ],
    ),
  );

function checkPlace(parsed: ParsedEvent, names: Names): readonly PackError[] {
  const { address, id } = parsed.content;
  const faults: PackError[] = [];
  if (!names.addresses.has(address))
    faults.push(
      unknownName(parsed, ["address"], {
        kind: "address (a record with a `council` field)",
        name: address,
        known: names.addresses,
      }),
    );
  if (parsed.file !== `life-events/${id}.yaml`)
    faults.push(
      faultAt(
        parsed,
        ["id"],
        `The event \`${id}\` is in ${parsed.file}.`,
        `Name the file life-events/${id}.yaml.`,
      ),
    );
  return faults;
}
