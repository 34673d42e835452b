import type { Catalogue, ContactToday, Flow, LifeEvent } from "#catalogue";
import { nations, unsourced } from "#catalogue";
import type { Words } from "#kernel";
import { say } from "#kernel";
import { bodyOf, sameInBoth } from "./bodies.ts";

/** Why people turn to a body today, as far as the pack tells: to report, to claim, or where nothing can be joined. */
export const reasons = ["report", "claim", "not-joined"] as const;
export type Reason = (typeof reasons)[number];

/** One separate notice or claim of today. */
export type MapContact = {
  readonly event: LifeEvent;
  readonly organisation: Words;
  readonly reason: Reason;
  /** The pack's rows that it stands for: several when a joined service passes them on. */
  readonly rows: readonly ContactToday[];
  readonly isSourced: boolean;
  /** The titles of its sources; empty when all is still to be sourced. */
  readonly sources: readonly string[];
  readonly joinedBy?: string;
  /** What would replace it and cannot be sent: no gateway that was read lets it. */
  readonly unsent: readonly Flow[];
};

/** What must still be done elsewhere after telling once. */
export type Remaining = {
  readonly event: LifeEvent;
  readonly organisation: Words;
  readonly item: LifeEvent["elsewhere"][number];
};

/** Today's contacts of some events beside what remains of them. */
export type ContactMap = {
  readonly events: readonly LifeEvent[];
  readonly today: readonly MapContact[];
  readonly remaining: readonly Remaining[];
};

/** The map of some life events. Pure. */
export function contactMap(
  catalogue: Catalogue,
  events: readonly LifeEvent[],
): ContactMap {
  const today = events.flatMap((event) => contactsOf(catalogue, event));
  const remaining = events.flatMap((event) =>
    event.elsewhere.map((item) => ({
      event,
      organisation: placeOf(item.organisation, event, today),
      item,
    })),
  );
  return {
    events,
    today,
    remaining: [...remaining, ...today.flatMap(unsentOf)],
  };
}

/** What remains of a contact of today because it cannot be sent: as many things as it stands for, and still one contact. */
function unsentOf({
  event,
  organisation,
  unsent,
}: MapContact): readonly Remaining[] {
  if (unsent.length === 0) return [];
  const joined = (each: readonly Words[]): Words => ({
    en: [...new Set(each.map(({ en }) => en))].join("; "),
    cy: [...new Set(each.map(({ cy }) => cy))].join("; "),
  });
  const item = {
    organisation,
    what: joined(unsent.map(({ service }) => service)),
    how: unsent.some(({ need }) => need !== "ask")
      ? say("Tell them yourself")
      : say("Ask them first"),
    whyNotJoined: joined(unsent.flatMap(({ notJoined }) => notJoined ?? [])),
    nations,
    source: unsent[0]?.gateway ?? "",
  };
  return [{ event, organisation, item }];
}

/** The events a customer group answers for. */
export const eventsOfGroup = (
  catalogue: Catalogue,
  group: string,
): readonly LifeEvent[] =>
  (catalogue.groups.get(group)?.lifeEvents ?? []).flatMap(
    (id) => catalogue.lifeEvents.get(id) ?? [],
  );

/** The headline figures of a map. */
export type Figures = {
  readonly today: number;
  readonly unsourced: number;
  readonly withJoinery: number;
  readonly tellings: number;
  readonly elsewhere: number;
};

/** With Joinery there is one telling for each event, and what must still be done elsewhere. */
export const figuresOf = ({
  events,
  today,
  remaining,
}: ContactMap): Figures => ({
  today: today.length,
  unsourced: today.filter(({ isSourced }) => !isSourced).length,
  tellings: events.length,
  elsewhere: remaining.length,
  withJoinery: events.length + remaining.length,
});

function contactsOf(
  catalogue: Catalogue,
  event: LifeEvent,
): readonly MapContact[] {
  const groups = Map.groupBy(
    event.contactsToday,
    (row) => row.alreadyJoined ?? row,
  );
  return [...groups].map(([joinedBy, rows]) => ({
    event,
    organisation:
      typeof joinedBy === "string"
        ? sameInBoth(joinedBy)
        : organisationOf(catalogue, joinedBy),
    reason: reasonOf(rows),
    rows,
    unsent: unsentFlows(catalogue, rows),
    isSourced: rows.every(
      ({ source, supports }) => source !== unsourced && supports !== "partly",
    ),
    sources: [...new Set(rows.map(({ source }) => source))]
      .filter((source) => source !== unsourced)
      .map((source) => catalogue.sources.get(source) ?? source),
    ...(typeof joinedBy === "string" ? { joinedBy } : {}),
  }));
}

/** What is left to do by themselves, where something has to be told or asked: England's flows when those of the nations differ, as everywhere on the map. */
function unsentFlows(
  catalogue: Catalogue,
  rows: readonly ContactToday[],
): readonly Flow[] {
  const flows = [...new Set(rows.flatMap(({ becomes }) => becomes))].flatMap(
    (id) => catalogue.flows.get(id) ?? [],
  );
  const english = flows.filter(({ organisation }) => organisation.england);
  return (english.length > 0 ? english : flows).filter(
    ({ isSent, need }) => !isSent && need !== "nothing",
  );
}

const isElsewhere = (becomes: string): boolean => becomes === "elsewhere";

function reasonOf(rows: readonly ContactToday[]): Reason {
  const becomes = rows.flatMap((row) => row.becomes);
  if (becomes.every(isElsewhere)) return "not-joined";
  const isClaim = (id: string) => id.startsWith("claim--") || isElsewhere(id);
  return becomes.every(isClaim) ? "claim" : "report";
}

/** The body whose flows and claims replace a row when there is one such body, in England first; else the row's own words. */
function organisationOf(
  catalogue: Catalogue,
  { organisation, becomes }: ContactToday,
): Words {
  const named = becomes.flatMap(
    (id) =>
      catalogue.flows.get(id)?.organisation ??
      catalogue.services.get(id.replace(/^claim--/, ""))?.authority ??
      [],
  );
  const english = named.filter(({ england }) => england !== undefined);
  const bodies = (english.length > 0 ? english : named).map((organisation) =>
    bodyOf(catalogue, organisation),
  );
  const [first] = bodies;
  const isOne = bodies.every(({ en }) => en === first?.en);
  return first && isOne ? first : sameInBoth(organisation);
}

const wordsOf = (name: string): ReadonlySet<string> =>
  new Set(
    name
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => !["", "and", "the", "or", "for", "an"].includes(word)),
  );

/** Where something that remains belongs on the map: beside the contact of today it leaves, when that has the same name. */
function placeOf(
  organisation: Words,
  event: LifeEvent,
  today: readonly MapContact[],
): Words {
  const own = wordsOf(organisation.en);
  const same = today.find(
    ({ event: { id }, rows }) =>
      id === event.id &&
      rows.some(
        (row) =>
          row.becomes.some(isElsewhere) &&
          wordsOf(row.organisation).isSubsetOf(own),
      ),
  );
  return same?.organisation ?? organisation;
}
