import type { PublicOrganisation } from "../catalogue.ts";
import { nations } from "../catalogue.ts";
import type { FlowContent } from "../shapes/flows.ts";
import { byNation, isText } from "../shapes/words.ts";
import type { PackError } from "../source/pack-file.ts";
import type { Parsed, Path } from "../source/parse-file.ts";
import type { PackSources } from "../source/sort-files.ts";
import { checkNames, declaredTwice, faultAt, unknownName } from "./check.ts";
import type { Names } from "./names.ts";

type Sited = {
  readonly flow: FlowContent;
  readonly parsed: Parsed<unknown>;
  readonly path: Path;
};

/** Flows: declared once, to bodies that exist where they are told, carrying declared facts, listed in their event. */
export function checkFlows(
  sources: PackSources,
  names: Names,
): readonly PackError[] {
  const all = sources.flows.flatMap((parsed) =>
    parsed.content.flows.map((flow, index) => ({
      flow,
      parsed,
      path: ["flows", index] as Path,
    })),
  );
  return [
    ...declaredTwice(
      all.map(({ flow, parsed, path }) => ({ name: flow.id, parsed, path })),
      "flow",
    ),
    ...all.flatMap((sited) => [
      ...checkBodies(sited, names),
      ...checkFields(sited, names),
      ...checkWhose(sited, names),
      ...checkEvent(sited, names),
      ...checkEffect(sited, names),
    ]),
  ];
}

function checkBodies(
  { flow, parsed, path }: Sited,
  names: Names,
): readonly PackError[] {
  const bodies = byNation<string>(flow.organisation, isText);
  const faults = new Map<string, PackError>();
  for (const nation of nations) {
    const body = bodies[nation];
    if (body === undefined || names.roles.has(body)) continue;
    const site = isText(flow.organisation)
      ? [...path, "organisation"]
      : [...path, "organisation", nation];
    const organisation: PublicOrganisation | undefined =
      names.organisations.get(body);
    if (!organisation)
      faults.set(
        body,
        unknownName(parsed, site, {
          kind: "organisation or council role",
          name: body,
          known: [...names.organisations.keys(), ...names.roles],
        }),
      );
    else if (!organisation.nations.includes(nation))
      faults.set(
        `${body} ${nation}`,
        faultAt(
          parsed,
          site,
          `The flow \`${flow.id}\` goes to \`${body}\` in ${nation}, where that organisation does not act.`,
          `Name the body of ${nation}: \`organisation: { england: …, ${nation}: … }\`, or leave the nation out.`,
        ),
      );
    else if (!organisation.receives)
      faults.set(
        `${body} receives`,
        faultAt(
          parsed,
          site,
          `The flow \`${flow.id}\` goes to \`${body}\`, which cannot receive notices.`,
          "List it under `elsewhere` of the event, or set `receives: yes` when its system is ready.",
        ),
      );
  }
  return [...faults.values()];
}

function checkFields(
  { flow, parsed, path }: Sited,
  names: Names,
): readonly PackError[] {
  const unknown = checkNames(parsed, [...path, "fields"], {
    kind: "information concept",
    names: flow.fields,
    known: names.concepts.keys(),
  });
  if (flow.address === undefined || names.addresses.has(flow.address))
    return unknown;
  return [
    ...unknown,
    unknownName(parsed, [...path, "address"], {
      kind: "address (a record with a `council` field)",
      name: flow.address,
      known: names.addresses,
    }),
  ];
}

/** Whether a fact is about the one who died; after a death every other is about somebody alive. */
const isOfDead = (concept: string): boolean => concept.startsWith("deceased.");

/** After a death, a body is chosen by where the person lives whose affairs it is told: it must not be the other one's. */
function checkWhose(
  { flow, parsed, path }: Sited,
  { events, addresses, concepts }: Names,
): readonly PackError[] {
  const event = events.get(flow.event);
  if (event?.subject !== "deceased") return [];
  const identifies = (name: string): boolean => {
    const type = concepts.get(name)?.type;
    return (
      addresses.has(name) ||
      (type?.kind === "text" && type.format === "national-insurance-number")
    );
  };
  const isOfLiving = flow.fields.some(
    (name) => identifies(name) && !isOfDead(name),
  );
  const address = flow.address ?? event.address;
  if (isOfLiving !== isOfDead(address)) return [];
  return [
    faultAt(
      parsed,
      [...path, flow.address === undefined ? "organisation" : "address"],
      `The flow \`${flow.id}\` is about the affairs of ${isOfLiving ? "somebody alive" : "the one who died"}, and \`${address}\` chooses its body.`,
      isOfLiving
        ? "Name theirs, such as `address: person.address`."
        : "Leave `address` out: the event’s own is that of the one who died.",
    ),
  ];
}

function checkEvent(
  { flow, parsed, path }: Sited,
  names: Names,
): readonly PackError[] {
  if (flow.event === "claim") return [];
  const event = names.events.get(flow.event);
  if (!event)
    return [
      unknownName(parsed, [...path, "event"], {
        kind: "life event",
        name: flow.event,
        known: [...names.events.keys(), "claim"],
      }),
    ];
  if (event.flows.includes(flow.id)) return [];
  return [
    faultAt(
      parsed,
      [...path, "id"],
      `The flow \`${flow.id}\` is not listed in its life event, so it would never be told.`,
      `Add it to \`flows\` in life-events/${flow.event}.yaml.`,
    ),
  ];
}

function checkEffect(
  { flow, parsed, path }: Sited,
  names: Names,
): readonly PackError[] {
  const service = flow.effect.service;
  if (service === undefined || names.services.has(service)) {
    if (flow.event !== "claim" || service !== undefined) return [];
    return [
      faultAt(
        parsed,
        [...path, "effect"],
        `The claim \`${flow.id}\` does not say for which service.`,
        "Add `service:` to its effect.",
      ),
    ];
  }
  return [
    unknownName(parsed, [...path, "effect", "service"], {
      kind: "service",
      name: service,
      known: names.services.keys(),
    }),
  ];
}
