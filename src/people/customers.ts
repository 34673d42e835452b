import type { Id, LocalDate } from "#kernel";
import { newReference } from "#kernel";
import type { Tx } from "#postgres";

export type Customer = {
  readonly id: Id;
  readonly reference: string;
  readonly addressHidden: boolean;
};

/** Makes a customer nobody knows anything about yet; one that exists is left as it is. */
export async function makeCustomer(
  tx: Tx,
  customer: { readonly id: Id; readonly addressHidden?: boolean },
): Promise<void> {
  await tx.query(
    `insert into people.customer (id, reference, address_hidden) values ($1, $2, $3) on conflict (id) do nothing`,
    [customer.id, newReference("JC"), customer.addressHidden ?? false],
  );
}

/** A customer who may be seen in this context. */
export async function findCustomer(
  tx: Tx,
  id: Id,
): Promise<Customer | undefined> {
  return tx.find<Customer>(
    `select id, reference, address_hidden as "addressHidden" from people.customer where id = $1`,
    [id],
  );
}

/**
 * Which of these customers hide their address, whoever asks: whoever tells of somebody else may not see their record.
 * @param until when told `confirmed`, the rows stay as they are until the transaction ends: no address is hidden while it is being told
 */
export async function findHiding(
  tx: Tx,
  customers: readonly Id[],
  until: "now" | "confirmed" = "now",
): Promise<readonly Id[]> {
  const row = await tx.find<{ readonly hiding: readonly Id[] }>(
    "select people.hiding($1, $2) as hiding",
    [customers, until === "confirmed"],
  );
  return row!.hiding;
}

/** What the case desk asks for: a National Insurance number, a reference, or a date of birth with part of the name. */
export type CustomerSearch = {
  readonly nationalInsuranceNumber?: string;
  readonly reference?: string;
  readonly dateOfBirth?: LocalDate;
  readonly name?: string;
  readonly postcode?: string;
};

/** As little as it takes to tell people of one name apart. */
export type CustomerCandidate = {
  readonly id: Id;
  readonly reference: string;
  readonly name: string;
  readonly dateOfBirth: LocalDate;
  /** Absent when the address is hidden or not known. */
  readonly town?: string;
};

const candidatesMax = 20;

/**
 * Finds customers for somebody who may (`mayDo(visitor, "find-customer")`): run it in a process context and record a
 * look for each candidate that is shown. Gives nobody when the search names nothing that tells people apart. What holds on that day is
 * searched and shown: not where somebody will live.
 */
export async function findCustomers(
  tx: Tx,
  search: CustomerSearch,
  today: LocalDate,
): Promise<readonly CustomerCandidate[]> {
  const byKey =
    search.nationalInsuranceNumber ?? search.reference ?? search.dateOfBirth;
  if (byKey === undefined) return [];
  const rows = await tx.query<
    CustomerCandidate & { readonly town: string | null }
  >(
    `with held as not materialized (
       select f.customer_id, f.concept, f.known_as, f.value from people.fact f
       where f.superseded_at is null and f.valid_from <= $7 and (f.valid_to is null or f.valid_to >= $7)),
     keyed as (
       select f.customer_id as id, 'number' as key from held f where f.concept = 'person.nationalInsuranceNumber' and f.known_as = lower($1)
       union select c.id, 'reference' from people.customer c where c.reference = upper($2)
       union select f.customer_id, 'birth' from held f where f.concept = 'person.dateOfBirth' and f.known_as = $3),
     wanted as (
       select c.id, c.reference, c.address_hidden from people.customer c
       join (select id from keyed group by id having count(*) = num_nonnulls($1::text, $2::text, $3::text)) as found using (id))
     select w.id, w.reference, coalesce(n.value #>> '{}', '') as name, coalesce(b.value #>> '{}', '') as "dateOfBirth",
            case when w.address_hidden then null else a.value ->> 'town' end as town
     from wanted w
     left join held n on n.customer_id = w.id and n.concept = 'person.name'
     left join held b on b.customer_id = w.id and b.concept = 'person.dateOfBirth'
     left join held a on a.customer_id = w.id and a.concept = 'person.address'
     where ($4::text is null or n.value #>> '{}' ilike '%' || $4 || '%')
       and ($5::text is null or (not w.address_hidden and replace(a.value ->> 'postcode', ' ', '') ilike replace($5, ' ', '')))
     order by name, w.id limit $6`,
    [
      search.nationalInsuranceNumber?.replaceAll(" ", "") ?? null,
      search.reference ?? null,
      search.dateOfBirth ?? null,
      search.name ? likePattern(search.name) : null,
      search.postcode ?? null,
      candidatesMax,
      today,
    ],
  );
  return rows.map(({ town, ...row }) =>
    town === null ? row : { ...row, town },
  );
}

const likePattern = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
