import type { Clock } from "#kernel";
import type { Context, Database } from "#postgres";
import { endpointOf, findEndpoints } from "./endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import { verifyingKey } from "./signature/signing-key.ts";
import type { VerifyingKey } from "./signature/signing-key.ts";

/** Endpoints and keys as last read. */
export type EndpointBook = {
  /** Reads again when the last reading is more than two seconds old. */
  refresh(): Promise<void>;
  endpointOf(organisation: string): Endpoint | undefined;
  findKey(keyId: string): VerifyingKey | undefined;
  /** The organisation, or family such as `council:*`, whose key this is. */
  holderOf(keyId: string): string | undefined;
};

const ageMsMax = 2_000;
const context: Context = { kind: "process", name: "delivery" };

export function openEndpointBook(
  database: Database,
  clock: Clock,
): EndpointBook {
  let readAt = -Infinity;
  let byOrganisation: ReadonlyMap<string, Endpoint> = new Map();
  let keys: ReadonlyMap<string, VerifyingKey> = new Map();
  let holders: ReadonlyMap<string, string> = new Map();
  return {
    async refresh() {
      const now = clock.now().getTime();
      if (now - readAt < ageMsMax) return;
      const all = await database.transaction(context, findEndpoints);
      byOrganisation = new Map(all.map((one) => [one.organisation, one]));
      keys = new Map(all.map(({ key }) => [key.kid, verifyingKey(key)]));
      holders = new Map(
        all.map(({ key, organisation }) => [key.kid, organisation]),
      );
      readAt = now;
    },
    endpointOf: (organisation) => endpointOf(byOrganisation, organisation),
    findKey: (keyId) => keys.get(keyId),
    holderOf: (keyId) => holders.get(keyId),
  };
}
