import type { Tx } from "#postgres";

/** The files in which one stored version differs from another. */
export const findChanges = (
  tx: Tx,
  versions: { readonly from: string; readonly to: string },
): Promise<readonly { readonly path: string; readonly what: string }[]> =>
  tx.query(
    `select coalesce(fresh.path, old.path) as path,
       case when old.path is null then 'added' when fresh.path is null then 'removed' else 'changed' end as what
     from (select path, bytes from catalogue.file where version = $1) as fresh
     full join (select path, bytes from catalogue.file where version = $2) as old on old.path = fresh.path
     where fresh.bytes is distinct from old.bytes order by 1`,
    [versions.to, versions.from],
  );
