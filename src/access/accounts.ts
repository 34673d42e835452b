import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { Role } from "./visitor.ts";
export { findOrMakeAccount } from "./queries/sign-ins.ts";

/** The act by which an account comes to speak for a customer. Call it in a process context. */
export async function linkAccount(
  tx: Tx,
  link: {
    readonly account: Id;
    readonly customer: Id;
    readonly evidence: string;
    readonly linkedBy: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into access.account_link (account_id, customer_id, evidence, linked_by, linked_at) values ($1, $2, $3, $4, $5)
     on conflict (account_id) where revoked_at is null do nothing`,
    [link.account, link.customer, link.evidence, link.linkedBy, link.at],
  );
}

/** Ends what `linkAccount` did; the row stays, and open sessions lose the customer at their next request. */
export async function revokeLink(
  tx: Tx,
  revocation: {
    readonly account: Id;
    readonly because: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx.query(
    `update access.account_link set revoked_at = $2, revoked_because = $3 where account_id = $1 and revoked_at is null`,
    [revocation.account, revocation.at, revocation.because],
  );
}

/** A member of staff, as a command line names them. */
export type NamedStaff = {
  readonly account: Id;
  readonly name: string;
  readonly roles: readonly Role[];
};

/** Whoever works somewhere and has this account or this subject at the identity provider; undefined when nobody has, or several. */
export async function findStaff(
  tx: Tx,
  word: string,
): Promise<NamedStaff | undefined> {
  const found = await tx.query<NamedStaff>(
    `select account.id as account, account.name, array_agg(distinct role) as roles
     from access.account join access.role_grant on account_id = account.id and ended_at is null
     where account.id::text = $1 or subject = $1 group by account.id`,
    [word],
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Gives a member of staff a role in one organisation. */
export async function grantRole(
  tx: Tx,
  grant: {
    readonly account: Id;
    readonly organisation: string;
    readonly role: Role;
    readonly grantedBy: string;
  },
): Promise<void> {
  await tx.query(
    `insert into access.role_grant (account_id, organisation, role, granted_by) values ($1, $2, $3, $4)
     on conflict (account_id, organisation, role) where ended_at is null do nothing`,
    [grant.account, grant.organisation, grant.role, grant.grantedBy],
  );
}
