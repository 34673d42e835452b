import type { Id } from "#kernel";
import type { Tx } from "#postgres";

export type HeldFields = Readonly<Record<string, readonly string[]>>;

/** Keeps the answers of a form that came after its session had ended. */
export async function insertHeldForm(
  tx: Tx,
  form: {
    readonly account: Id | undefined;
    readonly path: string;
    readonly fields: HeldFields;
    readonly now: Date;
    readonly expiresAt: Date;
  },
): Promise<Id> {
  await tx.query("delete from access.held_form where expires_at < $1", [
    form.now,
  ]);
  const rows = await tx.query<{ id: Id }>(
    `insert into access.held_form (account_id, path, fields, expires_at) values ($1, $2, $3, $4) returning id`,
    [
      form.account ?? null,
      form.path,
      JSON.stringify(form.fields),
      form.expiresAt,
    ],
  );
  return rows[0]!.id;
}

/** Gives held answers to whoever has just signed in, unless they were another account's: then they are thrown away. */
export async function takeHeldFormFor(
  tx: Tx,
  id: Id,
  account: Id,
): Promise<void> {
  await tx.query(
    "delete from access.held_form where id = $1 and account_id is not null and account_id <> $2",
    [id, account],
  );
  await tx.query("update access.held_form set account_id = $2 where id = $1", [
    id,
    account,
  ]);
}

/** Takes out the answers held for an account and a page: they are shown once. */
export async function takeHeldFields(
  tx: Tx,
  held: { readonly account: Id; readonly path: string; readonly now: Date },
): Promise<HeldFields | undefined> {
  const rows = await tx.query<{ fields: HeldFields }>(
    `delete from access.held_form where account_id = $1 and path = $2 and expires_at > $3 returning fields`,
    [held.account, held.path, held.now],
  );
  return rows.at(-1)?.fields;
}
