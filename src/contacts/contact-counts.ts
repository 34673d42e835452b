import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";

/** Contacts of one month that are alike in everything a map shows. */
export type ContactCount = {
  readonly source: "ours" | "body";
  readonly event: string | null;
  readonly channel: string;
  readonly organisation: string | null;
  readonly reason: string;
  /** The first day of the month. */
  readonly month: LocalDate;
  readonly contacts: number;
  /** Staff minutes of those `timed`; the others did not say. */
  readonly minutes: number;
  readonly timed: number;
};

/** Counts of all contacts this context may see; of one event when it is given. */
export const findContactCounts = (
  tx: Tx,
  event?: string,
): Promise<readonly ContactCount[]> =>
  tx.query<ContactCount>(
    `select source, life_event as event, channel, organisation, reason, month, contacts, minutes, timed from contacts.counts
     where $1::text is null or life_event = $1 order by month, event, organisation, channel, reason, source`,
    [event ?? null],
  );

/** How often one telling reached a body. */
export type BodyReached = {
  readonly event: string;
  readonly channel: string;
  readonly organisation: string;
  readonly month: LocalDate;
  readonly tellings: number;
};

/** How often tellings reached each body; of one event when it is given. */
export const findBodiesReached = (
  tx: Tx,
  event?: string,
): Promise<readonly BodyReached[]> =>
  tx.query<BodyReached>(
    `select life_event as event, channel, organisation, month, tellings from contacts.reached
     where $1::text is null or life_event = $1 order by month, event, organisation, channel`,
    [event ?? null],
  );
