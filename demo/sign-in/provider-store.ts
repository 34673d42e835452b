import type { Database, Tx } from "#postgres";

type Payload = Readonly<Record<string, unknown>> & {
  readonly grantId?: string;
  readonly uid?: string;
};

/** How oidc-provider reaches what it has stored; the names are the library's. */
type ProviderAdapter = {
  upsert(id: string, payload: Payload, expiresIn?: number): Promise<void>;
  find(id: string): Promise<Payload | undefined>;
  findByUid(uid: string): Promise<Payload | undefined>;
  findByUserCode(code: string): Promise<undefined>;
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  revokeByGrantId(grantId: string): Promise<void>;
};

const context = { kind: "process", name: "identity-provider" } as const;

/** Keeps the provider's sessions, interactions, codes and grants in the database. */
export function providerStore(
  database: Database,
): (model: string) => ProviderAdapter {
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.transaction(context, work);
  return (model) => ({
    upsert: (id, payload, expiresIn) =>
      run((tx) => upsertRecord(tx, { model, id, payload, expiresIn })),
    find: (id) => run((tx) => findRecord(tx, { model, by: "id", value: id })),
    findByUid: (uid) =>
      run((tx) => findRecord(tx, { model, by: "uid", value: uid })),
    findByUserCode: async () => undefined,
    consume: (id) => run((tx) => consumeRecord(tx, model, id)),
    destroy: (id) => run((tx) => removeRecord(tx, model, id)),
    revokeByGrantId: (grantId) => run((tx) => removeByGrant(tx, grantId)),
  });
}

type NewRecord = {
  readonly model: string;
  readonly id: string;
  readonly payload: Payload;
  readonly expiresIn: number | undefined;
};

async function upsertRecord(tx: Tx, record: NewRecord): Promise<void> {
  const { model, id, payload, expiresIn } = record;
  await tx.query(
    `insert into access.provider_record (model, id, payload, grant_id, uid, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
     on conflict (model, id) do update
     set payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid, expires_at = excluded.expires_at`,
    [
      model,
      id,
      JSON.stringify(payload),
      payload.grantId ?? null,
      payload.uid ?? null,
      expiresIn ?? null,
    ],
  );
  await tx.query(
    "delete from access.provider_record where expires_at < now() - interval '1 day'",
  );
}

async function findRecord(
  tx: Tx,
  { model, by, value }: { model: string; by: "id" | "uid"; value: string },
): Promise<Payload | undefined> {
  const rows = await tx.query<{ payload: Payload }>(
    by === "id"
      ? "select payload from access.provider_record where model = $1 and id = $2 and (expires_at is null or expires_at > now())"
      : "select payload from access.provider_record where model = $1 and uid = $2 and (expires_at is null or expires_at > now())",
    [model, value],
  );
  return rows[0]?.payload;
}

async function consumeRecord(tx: Tx, model: string, id: string): Promise<void> {
  await tx.query(
    `update access.provider_record
     set payload = payload || jsonb_build_object('consumed', floor(extract(epoch from now())))
     where model = $1 and id = $2`,
    [model, id],
  );
}

async function removeRecord(tx: Tx, model: string, id: string): Promise<void> {
  await tx.query(
    "delete from access.provider_record where model = $1 and id = $2",
    [model, id],
  );
}

async function removeByGrant(tx: Tx, grantId: string): Promise<void> {
  await tx.query("delete from access.provider_record where grant_id = $1", [
    grantId,
  ]);
}
