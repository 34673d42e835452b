import { newId } from "#kernel";
import type { Database, Tx } from "#postgres";

const process = { kind: "process", name: "test" } as const;

/** A signed flow of two fields for each body named. */
export async function signTestFlows(
  db: Database,
  bodies: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  await db.transaction(process, (tx) =>
    tx.query(
      `insert into delivery.signed_flow select 'bereavement--' || body, 1, '{deceased.dateOfDeath,deceased.name}', 'a gateway', body, 'an officer', '2026-09-01' from unnest($1::text[]) as body`,
      [bodies],
    ),
  );
  return new Map(
    bodies.map((body) => [
      `bereavement--${body}@1`,
      ["deceased.dateOfDeath", "deceased.name"],
    ]),
  );
}

/** Puts one delivery for each body named into the lanes of a subject, as a notice does, and gives their ids. */
export async function tell(
  tx: Tx,
  subject: string,
  bodies: readonly string[],
  fields: Readonly<Record<string, unknown>> = {
    "deceased.dateOfDeath": "2026-11-17",
  },
): Promise<readonly string[]> {
  const ids = bodies.map(newId);
  await tx.query(
    `select delivery.enqueue($1, 'JN-TEST-TEST', $2, 'bereavement', 'executor', null, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(),
      subject,
      ids,
      bodies,
      bodies.map((body) => `bereavement--${body}`),
      bodies.map(() => 1),
      bodies.map(() => JSON.stringify(fields)),
      bodies.map(() => "told"),
      bodies.map(() => null),
    ],
  );
  return ids;
}
