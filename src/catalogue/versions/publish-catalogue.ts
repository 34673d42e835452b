import type { LocalDate, Result } from "#kernel";
import { fail, ok } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { insertPublication } from "./queries/publication.ts";

/** Puts an imported version in force, for decisions as of a day on when one is given, else of every day; processes notice within a second. */
export async function publishCatalogue(
  tx: Tx,
  publication: {
    readonly hash: string;
    readonly by: string;
    readonly agreedBy?: string;
    readonly coversFrom?: LocalDate;
  },
): Promise<Result<string, "no-such-version">> {
  const { hash, coversFrom } = publication;
  if (!(await insertPublication(tx, publication)))
    return fail("no-such-version");
  await appendLog(tx, {
    kind: "catalogue.published",
    dimensions: {
      hash,
      coversFrom: coversFrom ?? "always",
      by: publication.by,
      agreedBy: publication.agreedBy ?? "nobody",
    },
  });
  return ok(hash);
}
