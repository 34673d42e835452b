import type { Id } from "#kernel";
import type { Tx } from "#postgres";

export type HeldFields = Readonly<Record<string, readonly string[]>>;

/** Keeps the answers of a form that came after its session had ended. */
export async function insertHeldForm(
  tx: Tx,
  form: {
    readonly account: Id | undefined;
    readonly browser: string;
    readonly acting: string;
    readonly path: string;
    readonly fields: HeldFields;
    readonly now: Date;
    readonly expiresAt: Date;
  },
): Promise<Id> {
  await tx.query("delete from access.held_form where expires_at < $1", [
    form.now,
  ]);
  const made = await tx.find<{ id: Id }>(
    `insert into access.held_form (account_id, path, fields, expires_at, browser, acting)
     values ($account, $path, $fields, $expiresAt, $browser, $acting) returning id`,
    form,
  );
  return made!.id;
}

/**
 * Gives the answers that this browser sent to whoever has just signed in there, unless they were another account's: then they are thrown away.
 * An id from another browser, in a link that somebody sent, is nothing.
 */
export async function takeHeldFormFor(
  tx: Tx,
  held: {
    readonly id: Id;
    readonly browser: string;
    readonly account: Id;
  },
): Promise<void> {
  const { id, browser, account } = held;
  await tx.query(
    "delete from access.held_form where id = $1 and browser = $2 and account_id <> $3",
    [id, browser, account],
  );
  await tx.query(
    "update access.held_form set account_id = $3 where id = $1 and browser = $2",
    [id, browser, account],
  );
}

/** Takes out the answers held for a browser, an account and a page: they are shown once. */
export async function takeHeldFields(
  tx: Tx,
  held: {
    readonly account: Id;
    readonly browser: string;
    readonly acting: string;
    readonly path: string;
    readonly now: Date;
  },
): Promise<HeldFields | undefined> {
  const rows = await tx.query<{ fields: HeldFields }>(
    `delete from access.held_form where account_id = $1 and browser = $2 and acting = $3 and path = $4 and expires_at > $5 returning fields`,
    [held.account, held.browser, held.acting, held.path, held.now],
  );
  return rows.at(-1)?.fields;
}
