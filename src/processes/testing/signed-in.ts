import { createHash, randomBytes } from "node:crypto";
import { newId } from "#kernel";
import type { WholeSite } from "./whole-site.ts";
import { Person } from "./whole-site.ts";

/** Who signs in: a customer, staff of an organisation, or somebody whom no record is linked to yet. */
export type SignsIn = {
  readonly customer?: string;
  readonly organisation?: string;
  readonly role?: string;
  readonly mandate?: string;
  readonly serving?: Readonly<Record<string, string>>;
  /** So long ago they showed who they are; a minute, usually. */
  readonly minutesAgo?: number;
  /** Whoever told by a record of death in this browser until they signed in. */
  readonly after?: Person;
};

const now = "2026-11-30T09:59:00Z";

const hashOf = (token: string) => createHash("sha256").update(token).digest();

/** Signs somebody in by the site's clock. Tests only. */
export async function signedIn(site: WholeSite, as: SignsIn): Promise<Person> {
  const person = new Person(site);
  const token = randomBytes(32).toString("base64url");
  const account = newId();
  await site.run(async (tx) => {
    await tx.query(
      "insert into access.account (id, issuer, subject, name) values ($1::uuid, 'test', $1::text, 'A Person')",
      [account],
    );
    if (as.customer)
      await tx.query(
        "insert into access.account_link (account_id, customer_id, evidence, linked_by, linked_at) values ($1, $2, 'test', 'test', $3)",
        [account, as.customer, now],
      );
    if (as.organisation)
      await tx.query(
        "insert into access.role_grant (account_id, organisation, role, granted_by) values ($1, $2, $3, 'test')",
        [account, as.organisation, as.role],
      );
    await tx.query(
      `insert into access.session (token_hash, kind, account_id, level, acting_under, serving, started_at, last_seen_at, authenticated_at, ends_at, after_record)
       values ($1, 'account', $2, 'P2', $3, $4, $5, $5, $5::timestamptz - make_interval(mins => $6::int), $5::timestamptz + interval '8 hours',
         (select record from access.session where token_hash = $7))`,
      [
        hashOf(token),
        account,
        as.mandate ?? null,
        as.serving ? JSON.stringify(as.serving) : null,
        now,
        (as.minutesAgo ?? 1) - 1,
        hashOf(as.after?.cookies.get("joinery") ?? ""),
      ],
    );
  });
  for (const [name, value] of as.after?.cookies ?? [])
    person.cookies.set(name, value);
  person.cookies.set("joinery", token);
  return person;
}
