import http from "node:http";
import type { Database } from "#postgres";

const context = { kind: "process", name: "bench" } as const;
const batch = 64;
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** The anchor: posts each row unsigned and marks it, in no order, without receipts, attempts or a log. Gives how many. */
export async function deliverBare(db: Database, url: URL): Promise<number> {
  let total = 0;
  const loop = async () => {
    for (;;) {
      const count = await deliverBatch(db, url);
      if (count === 0) return;
      total += count;
    }
  };
  await Promise.all([loop(), loop()]);
  return total;
}

async function deliverBatch(db: Database, url: URL): Promise<number> {
  const rows = await db.transaction(context, (tx) =>
    tx.query<{ id: string; fields: unknown }>(
      `update bare.delivery set state = 'accepted' where id in (
        select id from bare.delivery where state = 'waiting' limit ${batch} for update skip locked
      ) returning id, fields`,
    ),
  );
  await Promise.all(rows.map((row) => post(url, JSON.stringify(row))));
  if (rows.length > 0)
    await db.transaction(context, (tx) =>
      tx.query(
        "update bare.delivery set answered_at = clock_timestamp() where id = any ($1)",
        [rows.map(({ id }) => id)],
      ),
    );
  return rows.length;
}

function post(url: URL, body: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const request = http.request(
    url,
    {
      method: "POST",
      agent,
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      },
    },
    (answer) => {
      answer.resume();
      answer.on("end", resolve);
    },
  );
  request.on("error", reject);
  request.end(body);
  return promise;
}
