import type { NamedStaff } from "#access";
import { findStaff } from "#access";
import type { Tx } from "#postgres";
import { WrongUse } from "../command.ts";

/** The member of staff in whose name a command is given. A command line proves nothing: whoever may run it is believed, and the log says so. */
export async function staffNamed(
  tx: Tx,
  word: string | undefined,
): Promise<NamedStaff> {
  if (word === undefined)
    throw new WrongUse(
      "Write --by ACCOUNT: whose act this is, by their account or their subject at the identity provider.",
    );
  const staff = await findStaff(tx, word);
  if (staff === undefined)
    throw new WrongUse(`No member of staff has the account ${word}.`);
  return staff;
}
