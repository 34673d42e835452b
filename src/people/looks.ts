import type { Id, LocalDate } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";

/** Who looked: never the customer themselves. */
export type Looker =
  | {
      readonly kind: "staff";
      readonly account: Id;
      readonly organisation: string;
      readonly role: string;
      readonly channel?: string;
    }
  | { readonly kind: "helper"; readonly account: Id; readonly capacity: string }
  | { readonly kind: "body"; readonly organisation: string }
  | { readonly kind: "machine"; readonly name: string };

/** What came of asking a register. */
export type LookUpOutcome =
  "found" | "no-match" | "two-matches" | "error" | "timeout" | "declined";

export type Look = {
  readonly customer: Id;
  readonly by: Looker;
  /** A life event's id, or one of the purposes of `look-words.ts`. */
  readonly purpose: string;
  readonly concepts: readonly string[];
  /** One request makes one look, however often its page reads. */
  readonly request: string;
  readonly at: Date;
  readonly outcome?: LookUpOutcome;
  /** A law named in the pack may let it be shown later only. */
  readonly delay?: { readonly until: LocalDate; readonly basis: string };
};

/** Records that somebody looked, once for each request and purpose. */
export async function recordLook(tx: Tx, look: Look): Promise<void> {
  const { by } = look;
  const rows = await tx.query(
    `insert into people.look (customer_id, at, by_kind, organisation, account_id, role, purpose, channel, concepts, outcome, request, delayed_until, delay_basis)
     values ($customer, $at, $kind, $organisation?, $account?, $role, $purpose, $channel?, $concepts, $outcome?, $request, $until?, $basis?)
     on conflict (customer_id, request, purpose, coalesce(organisation, '')) do nothing returning id`,
    { ...look, ...look.delay, ...by, role: roleOf(by) },
  );
  if (rows.length > 0)
    await appendLog(tx, {
      kind: "people.looked",
      subject: look.customer,
      organisation: "organisation" in by ? by.organisation : undefined,
      dimensions: {
        by: by.kind,
        purpose: look.purpose,
        outcome: look.outcome,
      },
    });
}

function roleOf(by: Looker): string | null {
  switch (by.kind) {
    case "staff":
      return by.role;
    case "helper":
      return by.capacity;
    case "machine":
      return by.name;
    case "body":
      return null;
  }
}

export type ShownLook = {
  readonly at: Date;
  readonly kind: Looker["kind"];
  readonly organisation: string | null;
  readonly role: string | null;
  readonly purpose: string;
  readonly channel: string | null;
  readonly concepts: readonly string[];
  readonly outcome: LookUpOutcome | null;
};

/** The looks a customer may see on a day, newest first. */
export const findLooks = (
  tx: Tx,
  at: {
    readonly customer: Id;
    readonly today: LocalDate;
    readonly skip: number;
    readonly take: number;
  },
): Promise<readonly ShownLook[]> =>
  tx.query<ShownLook>(
    `select at, by_kind as kind, organisation, role, purpose, channel, concepts, outcome from people.look
     where customer_id = $1 and (delayed_until is null or delayed_until <= $2)
     order by at desc, id offset $3 limit $4`,
    [at.customer, at.today, at.skip, at.take],
  );
