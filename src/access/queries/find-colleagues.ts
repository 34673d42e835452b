import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { Role } from "../visitor.ts";

/** Who works for an organisation in one of the roles now, by name. Call it in a process context. */
export const findColleagues = (
  tx: Tx,
  organisation: string,
  roles: readonly Role[],
): Promise<readonly { readonly account: Id; readonly name: string }[]> =>
  tx.query<{ account: Id; name: string }>(
    `select distinct account.id as account, account.name from access.role_grant held join access.account on account.id = held.account_id
     where held.organisation = $1 and held.role = any ($2) and held.ended_at is null order by account.name`,
    [organisation, roles],
  );
