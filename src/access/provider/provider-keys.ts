import { exportJWK, generateKeyPair } from "jose";
import type { JWK } from "jose";
import type { Database } from "#postgres";
import { newToken } from "../secrets.ts";

export type ProviderKeys = {
  /** Signs the provider's tokens. */
  readonly provider: JWK;
  /** Our own key, with which we sign in at the provider's token endpoint. */
  readonly client: JWK;
  readonly cookies: string;
};

async function newSigningKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, use: "sig", alg: "ES256" };
}

/** The keys of the embedded provider; the first process to need them makes them, the others find the same. */
export async function findOrMakeKeys(
  database: Database,
): Promise<ProviderKeys> {
  const made: ProviderKeys = {
    provider: await newSigningKey("provider-1"),
    client: await newSigningKey("joinery-1"),
    cookies: newToken(),
  };
  return database.transaction(
    { kind: "process", name: "identity-provider" },
    async (tx) => {
      await tx.query(
        "insert into access.provider_key (name, value) values ('keys', $1) on conflict (name) do nothing",
        [JSON.stringify(made)],
      );
      const rows = await tx.query<{ value: ProviderKeys }>(
        "select value from access.provider_key where name = 'keys'",
      );
      return rows[0]?.value ?? made;
    },
  );
}
