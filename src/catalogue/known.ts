import type { Model } from "#decisions";
import { namesUsed } from "#decisions";
import type { Known } from "./kinds/kind.ts";
import type { Targets } from "./kinds/references.ts";
import { unsourced } from "./kinds/sources.ts";
import type { Contents, Kinds } from "./read-kinds.ts";

const accountFormats = ["account-number", "iban"];

/** What a pack's files say, for checking one by the others; without a model, what rests on rules is not known. */
export function knownOf(
  kinds: Kinds,
  { organisations, councils, concepts, services, lifeEvents }: Contents,
  { model, isNew }: { readonly model?: Model; readonly isNew: boolean },
): Known {
  const records = (holds: (name: string, format?: string) => boolean) =>
    new Set(
      [...concepts.values()].flatMap(({ name, type }) =>
        type.kind === "record" &&
        [...type.fields].some(([part, { type: of }]) =>
          holds(part, of.kind === "text" ? of.format : undefined),
        )
          ? [name]
          : [],
      ),
    );
  return {
    organisations,
    roles: new Set(
      councils.flatMap(({ roles, othersHold }) => [
        ...roles,
        ...othersHold.keys(),
      ]),
    ),
    concepts,
    addresses: records((part) => part === "council"),
    accounts: records((_, format = "") => accountFormats.includes(format)),
    services,
    events: lifeEvents,
    flows: new Map(kinds.flows.contents.flat().map((one) => [one.id, one])),
    ...(model && { model, needed: neededFacts(kinds, model) }),
    isNew,
  };
}

/** Every fact that a flow carries, a decision or condition reads, or an address that chooses who is told. */
const neededFacts = (
  { flows, lifeEvents }: Kinds,
  model: Model,
): ReadonlySet<string> =>
  new Set([
    ...[...model.decisions.values()].flatMap(namesUsed),
    ...flows.contents.flat().flatMap(({ fields, address, narrowed }) => [
      ...fields,
      // What a narrowed flow says that it leaves out stays described, though nobody is asked for it.
      ...(narrowed?.leavesOut ?? []),
      address ?? "",
    ]),
    ...lifeEvents.contents.map(({ address }) => address),
    ...lifeEvents.contents
      .filter(({ startsFrom }) =>
        startsFrom.some((start) => start !== "sign-in"),
      )
      .flatMap(({ facts }) => facts.slice(0, 1).map(({ concept }) => concept)),
  ]);

/** What a pack's files may name. */
export function targetsOf(
  { organisations, roles, concepts, addresses, events, ...known }: Known,
  { sources, groups }: Contents,
): Targets {
  return {
    organisation: new Set(organisations.keys()),
    "organisation or council role": new Set([
      ...organisations.keys(),
      ...roles,
    ]),
    "information concept": new Set(concepts.keys()),
    "address (a record with a `council` field)": addresses,
    "life event": new Set(events.keys()),
    flow: new Set(known.flows.keys()),
    service: new Set(known.services.keys()),
    "customer group": new Set(groups.keys()),
    decision: known.model && new Set(known.model.decisions.keys()),
    // A pack that lists its sources lists each that it names.
    source:
      sources.size > 0 ? new Set([...sources.keys(), unsourced]) : undefined,
  };
}
