import type { BodyReached, ContactCount } from "#contacts";

/** Contacts of one month, by channel in the order asked for. */
export type MonthOfContacts = {
  readonly month: string;
  readonly counts: readonly number[];
};

/** Contacts with us by month and channel; those that bodies report all the same are counted apart. Pure. */
export function byMonth(
  counts: readonly ContactCount[],
  channels: readonly string[],
): readonly MonthOfContacts[] {
  const months = Map.groupBy(counts, ({ month }) => month);
  return [...months]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([month, found]) => ({
      month,
      counts: channels.map((channel) =>
        sum(found.filter((one) => one.channel === channel)),
      ),
    }));
}

export const sum = (counts: readonly ContactCount[]): number =>
  counts.reduce((total, { contacts }) => total + contacts, 0);

/** Bodies by channel: how many tellings reached each without a contact of its own, and how many it had all the same. */
export type BodiesByChannel = {
  readonly organisations: readonly string[];
  readonly reached: readonly (readonly number[])[];
  readonly allTheSame: readonly (readonly number[])[];
};

/** Counts the log into organisations by channels; the most reached first. Pure. */
export function bodiesByChannel(
  reached: readonly BodyReached[],
  counts: readonly ContactCount[],
  channels: readonly string[],
): BodiesByChannel {
  const tellings = reached.map((one) => ({ ...one, number: one.tellings }));
  const returned = counts
    .filter(({ source }) => source === "body")
    .map((one) => ({ ...one, number: one.contacts }));
  const organisations = [
    ...new Set(
      [...tellings, ...returned].flatMap(
        ({ organisation }) => organisation ?? [],
      ),
    ),
  ];
  const matrix = (from: readonly Counted[]) =>
    organisations.map((body) =>
      channels.map((channel) =>
        from
          .filter((one) => one.organisation === body && one.channel === channel)
          .reduce((total, { number }) => total + number, 0),
      ),
    );
  return {
    organisations,
    reached: matrix(tellings),
    allTheSame: matrix(returned),
  };
}

type Counted = {
  readonly organisation: string | null;
  readonly channel: string;
  readonly number: number;
};
