import type { Tx } from "#postgres";

/** Gives a telling to another owner, with what the same owner corrected it by or took back; gives the references. In a process context. */
export async function giveTelling(
  tx: Tx,
  reference: string,
  owner: string,
): Promise<readonly string[]> {
  const given = await tx.query<{ reference: string }>(
    `with recursive telling as (
       select id, about, owner from notices.notice where reference = $1
       union
       select n.id, n.about, n.owner from notices.notice n join telling t on n.owner = t.owner and (n.id = t.about or n.about = t.id)
     )
     update notices.notice n set owner = $2 from telling t where n.id = t.id returning n.reference`,
    [reference, owner],
  );
  return given.map((one) => one.reference);
}
