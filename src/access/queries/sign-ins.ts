import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { Level } from "../visitor.ts";

/** Remembers a sign-in under way, and forgets those that nobody came back from. */
export async function insertSignIn(
  tx: Tx,
  signIn: {
    readonly stateHash: Buffer;
    readonly nonce: string;
    readonly codeVerifier: string;
    readonly returnPath: string;
    readonly level: Level;
    readonly heldForm: Id | undefined;
    readonly again: boolean;
    readonly now: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await tx.query("delete from access.sign_in where expires_at < $1", [
    signIn.now,
  ]);
  await tx.query(
    `insert into access.sign_in (state_hash, nonce, code_verifier, return_path, level, held_form, again, expires_at)
     values ($stateHash, $nonce, $codeVerifier, $returnPath, $level, $heldForm, $again, $expiresAt)`,
    signIn,
  );
}

/** Takes a sign-in out: it can be finished once. */
export async function takeSignIn(tx: Tx, stateHash: Buffer, now: Date) {
  return tx.find<{
    nonce: string;
    code_verifier: string;
    return_path: string;
    held_form: Id | null;
    again: boolean;
  }>(
    `delete from access.sign_in where state_hash = $1 and expires_at > $2
     returning nonce, code_verifier, return_path, held_form, again`,
    [stateHash, now],
  );
}

/** The account of an issuer and subject, made at the first sign-in; a name the provider has changed is taken over. */
export async function findOrMakeAccount(
  tx: Tx,
  person: {
    readonly issuer: string;
    readonly subject: string;
    readonly name: string;
  },
): Promise<Id> {
  const made = await tx.find<{ id: Id }>(
    `insert into access.account (issuer, subject, name) values ($1, $2, $3)
     on conflict (issuer, subject) do update
     set name = case when excluded.name = '' then account.name else excluded.name end
     returning id`,
    [person.issuer, person.subject, person.name],
  );
  return made!.id;
}
