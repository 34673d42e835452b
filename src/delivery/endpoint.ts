import type { Tx } from "#postgres";
import type { PublicJwk } from "./signature/signing-key.ts";

/** Where a body receives and the key it signs with. `council:*` stands for every council that has no endpoint of its own. */
export type Endpoint = {
  readonly organisation: string;
  /** The address of its events; `{organisation}` is replaced by the council's id. */
  readonly url: string;
  readonly key: PublicJwk;
};

/** Writes bodies' endpoints; one that is there is replaced, so a body can change its address or key. */
export async function registerEndpoints(
  tx: Tx,
  endpoints: readonly Endpoint[],
): Promise<void> {
  await tx.query(
    `insert into delivery.endpoint (organisation, url, key_id, public_key)
    select organisation, url, key ->> 'kid', key from jsonb_to_recordset($1) as one(organisation text, url text, key jsonb)
    on conflict (organisation) do update set
      url = excluded.url, key_id = excluded.key_id, public_key = excluded.public_key, changed_at = now()
    where (endpoint.url, endpoint.key_id, endpoint.public_key) is distinct from (excluded.url, excluded.key_id, excluded.public_key)`,
    [JSON.stringify(endpoints)],
  );
}

export const findEndpoints = (tx: Tx): Promise<readonly Endpoint[]> =>
  tx.query<Endpoint>(
    `select organisation, url, public_key as key from delivery.endpoint order by organisation`,
  );

const family = (organisation: string): string =>
  organisation.replace(/:.*$/, ":*");

/** The endpoint that serves an organisation, with its address filled in. */
export function endpointOf(
  endpoints: ReadonlyMap<string, Endpoint>,
  organisation: string,
): Endpoint | undefined {
  const found =
    endpoints.get(organisation) ?? endpoints.get(family(organisation));
  return (
    found && {
      ...found,
      organisation,
      url: found.url.replaceAll("{organisation}", organisation),
    }
  );
}

/** True when a key registered for `holder` may speak for `organisation`. */
export const speaksFor = (holder: string, organisation: string): boolean =>
  holder === organisation || holder === family(organisation);
