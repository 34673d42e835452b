import type { Id } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { staffActions } from "./permissions.ts";
import type { StaffAction } from "./permissions.ts";
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

type Work = {
  readonly account: Id;
  readonly organisation: string;
  readonly role: Role;
};

/** Gives a member of staff a role in one organisation; one that they have stays as it is. */
export async function grantRole(
  tx: Tx,
  { grantedBy, ...work }: Work & { readonly grantedBy: string },
): Promise<void> {
  const given = await tx.query(
    `insert into access.role_grant (account_id, organisation, role, granted_by) values ($1, $2, $3, $4)
     on conflict (account_id, organisation, role) where ended_at is null do nothing returning id`,
    [work.account, work.organisation, work.role, grantedBy],
  );
  if (given.length > 0)
    await appendLog(tx, { kind: "access.role-given", dimensions: work });
}

/** How long a role that a command line gave counts for nothing where two people must agree: whoever runs it could else be both at once. */
const settlesAfterDays = 2;

/** Whether each of these accounts holds a role for an action, at one of these bodies where they are named, by more than what a command line said in the last days. */
export async function areSettled(
  tx: Tx,
  accounts: readonly Id[],
  work: {
    readonly action: StaffAction;
    readonly organisations: readonly string[] | undefined;
  },
  now: Date,
): Promise<boolean> {
  const settled = await tx.query(
    `select distinct account_id from access.role_grant where account_id = any ($accounts) and role = any ($roles) and ended_at is null
       and (granted_by <> 'command line' or granted_at <= $now::timestamptz - make_interval(days => $days))
       and ($organisations::text[] is null or organisation = any ($organisations))`,
    {
      accounts,
      roles: staffActions[work.action],
      now,
      days: settlesAfterDays,
      organisations: work.organisations,
    },
  );
  return settled.length === new Set(accounts).size;
}

/** Takes a role away from the next request on; false when they do not have it. */
export async function endRole(tx: Tx, work: Work): Promise<boolean> {
  const ended = await tx.query(
    `update access.role_grant set ended_at = now()
     where account_id = $1 and organisation = $2 and role = $3 and ended_at is null returning id`,
    [work.account, work.organisation, work.role],
  );
  if (ended.length > 0)
    await appendLog(tx, { kind: "access.role-ended", dimensions: work });
  return ended.length > 0;
}

/** Who works where as what now. */
export const listStaff = (tx: Tx) =>
  tx.query<{
    subject: string;
    name: string;
    organisation: string;
    role: Role;
  }>(
    `select subject, name, organisation, role from access.role_grant join access.account on account.id = account_id
     where ended_at is null order by organisation, name, role`,
  );
