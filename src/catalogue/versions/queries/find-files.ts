import type { Tx } from "#postgres";
import type { PackFile } from "../../source/pack-file.ts";

/** The files of a version as they were imported; none when there is no such version. */
export const findFiles = (tx: Tx, hash: string): Promise<readonly PackFile[]> =>
  tx.query<PackFile>(
    `select path, convert_from(bytes, 'UTF8') as text from catalogue.file where version = $1 order by path collate "C"`,
    [hash],
  );
