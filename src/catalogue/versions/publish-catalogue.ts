import type { LocalDate, Result } from "#kernel";
import { fail, ok } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { insertPublication } from "./queries/insert-publication.ts";

/** A version without an earlier day answers for every past day. */
const ever = "1900-01-01";

/** Puts an imported version in force, from a day on when one is given; processes notice within a second. */
export async function publishCatalogue(
  tx: Tx,
  publication: {
    readonly hash: string;
    readonly by: string;
    readonly coversFrom?: LocalDate;
  },
): Promise<Result<string, "no-such-version">> {
  const { hash, by, coversFrom = ever } = publication;
  if (!(await insertPublication(tx, { hash, by, coversFrom })))
    return fail("no-such-version");
  await appendLog(tx, {
    kind: "catalogue.published",
    dimensions: { hash, coversFrom },
  });
  return ok(hash);
}
