import type { Id, LocalDate, Result } from "#kernel";
import { fail, newReference, ok } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { hashReadableCode, newReadableCode } from "./secrets.ts";
import type { Capacity } from "./visitor.ts";

export type HelperCapacity = Exclude<Capacity, "self">;

/** How far a mandate reaches and what proves it. */
export type MandateTerms = {
  readonly capacity: HelperCapacity;
  /** Life events it covers; none listed means all. */
  readonly events: readonly string[];
  /** Bodies it covers, every council as `council`; none listed means all. */
  readonly bodies?: readonly string[];
  readonly from: LocalDate;
  /** The last day; without it, until somebody ends it. */
  readonly to?: LocalDate | null | undefined;
  readonly evidence: {
    readonly kind: string;
    readonly reference?: string | null | undefined;
  };
};

export type Mandate = MandateTerms & {
  readonly bodies: readonly string[];
  readonly id: Id;
  readonly reference: string;
  readonly giver: Id;
  readonly giverName: string;
  /** Null while the offer waits for its holder. */
  readonly holder: Id | null;
  readonly holderName: string;
  readonly endedAt: Date | null;
};

const columns = `id, reference, giver_id as giver, giver_name as "giverName", holder_id as holder, holder_name as "holderName", capacity, events,
  coalesce(bodies, '{}') as bodies, valid_from as "from", valid_to as "to", jsonb_build_object('kind', evidence_kind, 'reference', evidence_reference) as evidence, ended_at as "endedAt"`;

type Party = { readonly id: Id; readonly name: string };

/** An offer is good for a week. */
const offerDays = 7;
/** Wrong codes by one account within an hour, until no more are tried. */
const triesPerHour = 5;

type NewMandate = MandateTerms & { readonly giver: Party; readonly at: Date };

async function insertMandate(
  tx: Tx,
  mandate: NewMandate & { readonly madeBy: string },
  to: { readonly name: string } & (Party | { readonly codeHash: Buffer }),
): Promise<Id> {
  const { giver, at, bodies = [] } = mandate;
  const isHeld = "id" in to;
  const made = await tx.find<{ id: Id }>(
    `insert into access.mandate (reference, giver_id, giver_name, holder_name, capacity, events, valid_from, valid_to,
       evidence_kind, evidence_reference, made_at, made_by, bodies, holder_id, accepted_at, code_hash, code_expires_at)
     values ($reference, $giver, $giverName, $holderName, $capacity, $events, $from, $to?, $evidence::jsonb ->> 'kind', $evidence::jsonb ->> 'reference',
       $at, $madeBy, nullif($bodies::text[], '{}'), $holder, $acceptedAt, $codeHash, $codeExpiresAt) returning id`,
    {
      ...mandate,
      bodies,
      reference: newReference("JM"),
      giver: giver.id,
      giverName: giver.name,
      holderName: to.name,
      holder: isHeld ? to.id : undefined,
      acceptedAt: isHeld ? at : undefined,
      codeHash: isHeld ? undefined : to.codeHash,
      codeExpiresAt: isHeld
        ? undefined
        : new Date(at.getTime() + offerDays * 86_400_000),
    },
  );
  const kind = isHeld ? "access.mandate-made" : "access.mandate-offered";
  await logMandate(tx, kind, giver.id, { ...mandate, bodies });
  return made!.id;
}

const logMandate = (
  tx: Tx,
  kind: string,
  subject: Id,
  { capacity, bodies }: Required<Pick<Mandate, "capacity" | "bodies">>,
) => appendLog(tx, { kind, subject, dimensions: { capacity, bodies } });

/** Records a mandate that is proven already, e.g. a registered power of attorney that staff have checked. */
export const recordMandate = (
  tx: Tx,
  mandate: NewMandate & { readonly holder: Party; readonly madeBy: string },
): Promise<Id> => insertMandate(tx, mandate, mandate.holder);

/** Offers a mandate to whoever types the code that this gives; it is shown once and not kept. */
export async function offerMandate(
  tx: Tx,
  offer: NewMandate & { readonly holderName: string },
): Promise<{ readonly id: Id; readonly code: string }> {
  const code = newReadableCode();
  const id = await insertMandate(
    tx,
    { ...offer, madeBy: "giver" },
    { name: offer.holderName, codeHash: hashReadableCode(code) },
  );
  return { id, code };
}

export type CodeRefusal = "wrong-code" | "too-many-tries" | "own-offer";

/** Takes up an offer by its code. Call it in a process context: the holder cannot see the offer before. */
export async function acceptMandate(
  tx: Tx,
  acceptance: {
    readonly account: Id;
    readonly holder: Party;
    readonly code: string;
    readonly at: Date;
  },
): Promise<Result<Mandate, CodeRefusal>> {
  const { account, holder, at } = acceptance;
  await tx.query("select from access.account where id = $1 for update", [
    account,
  ]); // one try after another, however many are sent at once
  const tries = await tx.query<{ count: number }>(
    `select count(*)::int as count from access.code_try where account_id = $1 and at > $2::timestamptz - interval '1 hour'`,
    [account, at],
  );
  if ((tries[0]?.count ?? 0) >= triesPerHour) return fail("too-many-tries");
  const offer = await tx.find<{ id: Id; giver: Id }>(
    `select id, giver_id as giver from access.mandate where code_hash = $1 and code_expires_at > $2 and ended_at is null for update`,
    [hashReadableCode(acceptance.code), at],
  );
  if (offer === undefined) {
    await tx.query(
      "insert into access.code_try (account_id, at) values ($1, $2)",
      [account, at],
    );
    return fail("wrong-code");
  }
  if (offer.giver === holder.id) return fail("own-offer");
  const [taken] = await tx.query<Mandate>(
    `update access.mandate set holder_id = $2, holder_name = $3, accepted_at = $4, code_hash = null, code_expires_at = null
     where id = $1 returning ${columns}`,
    [offer.id, holder.id, holder.name, at],
  );
  await logMandate(tx, "access.mandate-made", offer.giver, taken!);
  return ok(taken!);
}

/** Ends a mandate at once, by its giver, its holder or staff; open sessions lose it at their next request. */
export async function endMandate(
  tx: Tx,
  ending: {
    readonly id: Id;
    readonly by: string;
    readonly because: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const ended = await tx.find<Mandate>(
    `update access.mandate set ended_at = $2, ended_by = $3, ended_because = $4, code_hash = null
     where id = $1 and ended_at is null returning ${columns}`,
    [ending.id, ending.at, ending.by, ending.because],
  );
  if (ended) await logMandate(tx, "access.mandate-ended", ended.giver, ended);
  return ended !== undefined;
}

/** Why an act under a mandate is refused. */
export type MandateRefusal = "ended" | "not-for-this-event" | "not-yours";

/**
 * Whether somebody may act for a giver today, in an event when one is named. Asked again in the transaction that
 * confirms a notice: a mandate that ended meanwhile refuses it. Locks the mandate, so that it cannot end meanwhile.
 */
export async function mandateInForce(
  tx: Tx,
  act: {
    readonly mandate: Id;
    readonly holder: Id;
    readonly event?: string;
    readonly today: LocalDate;
  },
): Promise<Result<Mandate, MandateRefusal>> {
  const row = await tx.find<Mandate & { readonly isInForce: boolean }>(
    `select ${columns}, ended_at is null and valid_from <= $2::date and (valid_to is null or valid_to >= $2::date) as "isInForce"
     from access.mandate where id = $1 for share`,
    [act.mandate, act.today],
  );
  if (row === undefined || row.holder !== act.holder) return fail("not-yours");
  if (!row.isInForce) return fail("ended");
  if (act.event && !coversEvent(row.events, act.event))
    return fail("not-for-this-event");
  return ok(row);
}

/** Whether the events of a mandate cover one; none listed means all. */
export const coversEvent = (
  events: readonly string[],
  event: string,
): boolean => events.length === 0 || events.includes(event);

/** All mandates a customer has given or holds, newest first. */
export const findMandates = (
  tx: Tx,
  customer: Id,
): Promise<readonly Mandate[]> =>
  tx.query<Mandate>(
    `select ${columns} from access.mandate where giver_id = $1 or holder_id = $1 order by made_at desc, id`,
    [customer],
  );

/** Who made what these owners made under a mandate, as its giver knows them; no more than this transaction's context may see. */
export async function findHelperNames(
  tx: Tx,
  owners: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const helpers = owners.flatMap((owner) =>
    owner?.startsWith("mandate:") ? owner.slice("mandate:".length) : [],
  );
  if (helpers.length === 0) return new Map();
  const rows = await tx.query<{ owner: string; name: string }>(
    "select 'mandate:' || id as owner, holder_name as name from access.mandate where id = any ($1::uuid[])",
    [helpers],
  );
  return new Map(rows.map(({ owner, name }) => [owner, name]));
}
