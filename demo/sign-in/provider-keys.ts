import type { JWK } from "jose";
import type { Context, Database } from "#postgres";

/** The keys of the embedded provider; `processes` hands over those of the installation. */
export type ProviderKeys = {
  /** Signs the provider's tokens. */
  readonly provider: JWK;
  /** Our own key, with which we sign in at the provider's token endpoint. */
  readonly client: JWK;
  /** The secret of its cookies, and those before it. */
  readonly cookies: readonly string[];
};

const context: Context = { kind: "process", name: "identity-provider" };

/** The keys as the first version kept them, unsealed, until they are taken in and forgotten. */
export async function findOldProviderKeys(
  database: Database,
): Promise<ProviderKeys | undefined> {
  const rows = await database.transaction(context, (tx) =>
    tx.query<{ value: ProviderKeys & { readonly cookies: string } }>(
      "select value from access.provider_key where name = 'keys'",
    ),
  );
  const old = rows[0]?.value;
  return old && { ...old, cookies: [old.cookies] };
}

export const forgetOldProviderKeys = (database: Database): Promise<unknown> =>
  database.transaction(context, (tx) =>
    tx.query("delete from access.provider_key"),
  );
