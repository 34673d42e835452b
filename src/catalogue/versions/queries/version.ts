import type { Tx } from "#postgres";
import type { PackFile } from "../../source/pack-file.ts";

/** Stores a version with its files; one that is already there is left as it is. */
export async function insertVersion(
  tx: Tx,
  version: {
    readonly hash: string;
    readonly by: string;
    readonly files: readonly PackFile[];
  },
): Promise<void> {
  await tx.query(
    `with new_version as (
       insert into catalogue.version (hash, imported_by) values ($1, $2) on conflict do nothing returning hash
     )
     insert into catalogue.file (version, path, bytes)
     select hash, path, convert_to(text, 'UTF8') from new_version, unnest($3::text[], $4::text[]) as file (path, text)`,
    [
      version.hash,
      version.by,
      version.files.map(({ path }) => path),
      version.files.map(({ text }) => text),
    ],
  );
}

/** The files of a version as they were imported; none when there is no such version. */
export const findFiles = (tx: Tx, hash: string): Promise<readonly PackFile[]> =>
  tx.query<PackFile>(
    `select path, convert_from(bytes, 'UTF8') as text from catalogue.file where version = $1 order by path collate "C"`,
    [hash],
  );
