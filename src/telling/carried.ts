import { isDeepStrictEqual } from "node:util";
import { contextOf } from "#access";
import type { CustomerVisitor } from "#access";
import { waysToReach } from "#catalogue";
import type { Catalogue, LifeEvent } from "#catalogue";
import type { Fact, Facts } from "#decisions";
import type { LocalDate } from "#kernel";
import { findNotice, findNotices, isOpen, lockHappenings } from "#notices";
import type { Notice } from "#notices";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { toldIn } from "./as-read.ts";
import { claimedConcepts } from "./begin-telling.ts";
import { factsAfter } from "./facts.ts";
import { findFoundNames } from "./queries/close-journey.ts";
import { carryInto } from "./queries/find-journey.ts";
import type { FoundJourney } from "./queries/find-journey.ts";
import { tellingContext } from "./telling-context.ts";

/** What goes from a notice into a claim. */
export type Carried = {
  /** The reference of the notice: once it tells no longer, none of this goes on. */
  readonly from: string;
  /** What happened, and what that made true: put right by correcting the notice. */
  readonly found: Facts;
  /** Who told it and how they are reached: an answer, to be put right like any other. */
  readonly answers: Facts;
  /** Of `found`, what only registers gave somebody who told without an account: sent, and not shown. */
  readonly unshown: readonly string[];
};
type Law = { readonly catalogue: Catalogue; readonly asOf: LocalDate };
type Holding = Law & { readonly held: Facts };

/** What was told and a claim that goes on from it need not ask again; what telling changed is known as it is now. */
export function carriedFrom(
  catalogue: Catalogue,
  { facts, sets }: LifeEvent,
  notice: Notice,
  held: Facts,
): Carried {
  const told = [...toldIn(notice)].filter(
    ([name]) =>
      facts.some(({ concept }) => concept === name) &&
      !sets.some(({ concept }) => concept === name),
  );
  const isTheirs = ([name]: (typeof told)[number]) => isOwn(catalogue, name);
  return {
    from: notice.reference,
    found: new Map(told.filter((one) => !isTheirs(one))),
    answers: new Map(told.filter((one) => isTheirs(one) && !held.has(one[0]))),
    unshown: [],
  };
}

const isOwn = (catalogue: Catalogue, name: string): boolean =>
  waysToReach(catalogue).has(name) ||
  (name.startsWith("person.") &&
    catalogue.concepts.get(name)?.sensitivity === "identity");

/**
 * What whoever signed in told a moment ago without an account: it is theirs by this browser’s secret, and goes into what they claim.
 * Nothing of another teller, and nothing that was taken back; nor when it was told under another name than the account’s, or when what
 * is held says that somebody else told it: then a browser is shared.
 */
export async function carriedFromGuest(
  tx: Tx,
  { guest, actingFor, name }: CustomerVisitor,
  law: Holding,
): Promise<Carried | undefined> {
  if (!guest || actingFor) return undefined;
  const notices = await inContext(tx, contextOf(guest), () =>
    findNotices(tx, guest.subject, guest.browser),
  );
  const notice = notices.find(
    (one) =>
      isOpen(one) &&
      one.owner === guest.browser &&
      one.subject === guest.subject &&
      one.lifeEvent === guest.event,
  );
  const called = { kind: "known", value: name } as const;
  const who = [...waysToReach(law.catalogue)].flatMap(([concept, way]) =>
    way === "name" ? [[concept, called] as const] : [],
  );
  return notice && carriedBy(tx, law, notice, new Map([...who, ...law.held]));
}

/** What goes from a notice into a claim of `who`; what was told without an account changed nothing that is held, so what it made true goes along. */
async function carriedBy(
  tx: Tx,
  { catalogue, asOf, held }: Holding,
  notice: Notice,
  who: Facts,
): Promise<Carried | undefined> {
  const event = catalogue.lifeEvents.get(notice.lifeEvent);
  if (!event) return undefined;
  const carried = carriedFrom(catalogue, event, notice, held);
  if (notice.customer !== null) return carried;
  const told = toldIn(notice);
  if (!isToldBy(catalogue, told, who)) return undefined;
  const given = await inContext(tx, tellingContext, () =>
    findFoundNames(tx, notice.reference),
  );
  const hidden = new Set(given).difference(new Set(claimedConcepts));
  const known = [...held, ...told];
  const seen = known.filter(([name]) => !hidden.has(name));
  const after = factsAfter(catalogue, event, new Map(known), asOf);
  const afterSeen = factsAfter(catalogue, event, new Map(seen), asOf);
  const sets = event.sets.flatMap(({ concept }): [string, Fact][] => {
    const fact = after.get(concept);
    const isNew = fact && !isDeepStrictEqual(fact, held.get(concept));
    return isNew ? [[concept, fact]] : [];
  });
  // What follows from what is not shown would show it.
  const followed = sets.flatMap(([concept, fact]) =>
    isDeepStrictEqual(afterSeen.get(concept), fact) ? [] : [concept],
  );
  const found = new Map([...carried.found, ...sets]);
  return { ...carried, found, unshown: [...hidden, ...followed] };
}

/** Under the same name, and with no other number, date of birth or address. */
function isToldBy(catalogue: Catalogue, told: Facts, who: Facts): boolean {
  const ways = waysToReach(catalogue);
  return [...new Set([...told.keys(), ...ways.keys()])].every((concept) => {
    const way = ways.get(concept) ?? "identity";
    if (!["name", "address", "identity"].includes(way)) return true;
    if (!isOwn(catalogue, concept)) return true;
    const [said, theirs] = [told, who].map((facts) => facts.get(concept));
    if (way !== "name" && !(said && theirs)) return true;
    return said !== undefined && folded(said) === folded(theirs);
  });
}

/** As it is compared: however it is spaced and in whichever case. */
const folded = (fact: Fact | undefined): string =>
  JSON.stringify(fact ?? null)
    .toLowerCase()
    .replaceAll(/\s/g, "");

/**
 * An open journey as it goes on from what is told now, and whether it is cut off: from what a correction says once there is one, and from
 * nothing once it was taken back. Then what was answered goes too, for it rested on that.
 */
export async function goneOn(
  tx: Tx,
  journey: FoundJourney,
  law: Holding,
): Promise<{ readonly journey: FoundJourney; readonly isCutOff: boolean }> {
  const { goesOnFrom: from, reference } = journey;
  if (from === undefined || reference !== undefined)
    return { journey, isCutOff: false };
  const line = await inContext(tx, tellingContext, () => findLine(tx, from));
  const newest = line.at(-1);
  const stands = newest && isOpen(newest) ? newest : undefined;
  if (newest?.reference === from) return { journey, isCutOff: !stands };
  const who = new Map([...(line[0] ? toldIn(line[0]) : []), ...law.held]);
  const carried = stands && (await carriedBy(tx, law, stands, who));
  const cut = { found: new Map(), answers: new Map(), unshown: [] };
  const kept = { from: newest?.reference ?? from, ...cut, ...carried };
  const changed = await carryInto(tx, journey.id, kept, { adds: !!carried });
  return { journey: changed ?? journey, isCutOff: !carried };
}

/** A notice, and what stands in its place: what put it right or took it back, and so on. */
async function findLine(tx: Tx, from: string): Promise<readonly Notice[]> {
  const notice = await findNotice(tx, from);
  const later = notice?.closedBy ? await findLine(tx, notice.closedBy) : [];
  return notice ? [notice, ...later] : [];
}

/** Keeps whoever would take back or put right what a journey goes on from waiting until this transaction ends. */
export const holdTold = (tx: Tx, from: string | null): Promise<unknown> =>
  inContext(tx, tellingContext, async () => {
    const notice = from === null ? undefined : await findNotice(tx, from);
    return notice && lockHappenings(tx, notice.subject, notice.lifeEvent);
  });
