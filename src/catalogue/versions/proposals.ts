import type { Id, LocalDate, Result } from "#kernel";
import { fail, ok } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { publishCatalogue } from "./publish-catalogue.ts";

/** What somebody proposes: a version from a day on, or that a publication is taken back. */
export type Proposed =
  | { readonly version: string; readonly coversFrom: LocalDate }
  | { readonly publication: number };

type Row = {
  readonly version: string | null;
  readonly coversFrom: LocalDate | null;
  readonly publication: number | null;
  readonly proposedBy: Id;
};

/** Writes down what one person proposes; nothing comes of it until another agrees. Gives its number. */
export async function propose(
  tx: Tx,
  proposed: Proposed,
  by: Id,
): Promise<number> {
  const all = {
    version: null,
    coversFrom: null,
    publication: null,
    ...proposed,
  };
  const [row] = await tx.query<{ id: number }>(
    `insert into catalogue.proposal (version, covers_from, publication, proposed_by) values ($1, $2, $3, $4) returning id`,
    [all.version, all.coversFrom, all.publication, by],
  );
  const id = row?.id ?? 0;
  await appendLog(tx, {
    kind: "catalogue.proposed",
    dimensions: { proposal: id, ...proposed, by },
  });
  return id;
}

export type AgreeFault =
  "no-such-proposal" | "same-person" | "day-is-over" | "gone";

/** Makes a proposal so, because a second person agrees. */
export async function agree(
  tx: Tx,
  agreement: {
    readonly proposal: number;
    readonly by: Id;
    readonly today: LocalDate;
  },
): Promise<Result<Proposed, AgreeFault>> {
  const { proposal, by, today } = agreement;
  const [row] = await tx.query<Row>(
    `select version, covers_from as "coversFrom", publication, proposed_by as "proposedBy"
     from catalogue.proposal where id = $1 and agreed_at is null for update`,
    [proposal],
  );
  if (row === undefined) return fail("no-such-proposal");
  if (row.proposedBy === by) return fail("same-person");
  if (row.coversFrom !== null && row.coversFrom < today)
    return fail("day-is-over");
  await tx.query(
    "update catalogue.proposal set agreed_by = $2, agreed_at = now() where id = $1",
    [proposal, by],
  );
  const who = { by: row.proposedBy, agreedBy: by };
  if (row.publication !== null) return withdraw(tx, row.publication, who);
  const [hash, coversFrom] = [row.version ?? "", row.coversFrom ?? today];
  await publishCatalogue(tx, { hash, coversFrom, ...who });
  return ok({ version: hash, coversFrom });
}

async function withdraw(
  tx: Tx,
  publication: number,
  who: { readonly by: Id; readonly agreedBy: Id },
): Promise<Result<Proposed, AgreeFault>> {
  const rows = await tx.query(
    `insert into catalogue.withdrawal (publication) values ($1) on conflict do nothing returning publication`,
    [publication],
  );
  if (rows.length === 0) return fail("gone");
  await tx.query("select pg_notify('catalogue_published', 'withdrawn')");
  await appendLog(tx, {
    kind: "catalogue.withdrawn",
    dimensions: { publication, ...who },
  });
  return ok({ publication });
}
