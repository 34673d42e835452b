import pg from "pg";
import type { Tx } from "#postgres";

/** Tables of the same columns and indexes as ours, without policies, functions, keys between them or a log: the anchor. */
const statements = `
  create schema bare;
  grant usage on schema bare to joinery_app;
  create table bare.notice (like notices.notice including all);
  create table bare.consequence (like notices.consequence including all);
  create table bare.lane (like delivery.lane including all);
  create table bare.delivery (like delivery.delivery including all);
  create table bare.entry (like log.entry including all);
  create table bare.salt (like log.salt including all);
  grant select, insert, update on all tables in schema bare to joinery_app;
`;

export async function makeBareTables(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(statements);
  await client.end();
}

export type BareNotice = {
  readonly id: string;
  readonly subject: string;
  readonly token: string;
  readonly flows: readonly string[];
  readonly deliveries: readonly string[];
  readonly fields: readonly string[];
  readonly facts: string;
};

/** The rows of one notice, inserted and nothing else. */
export async function insertBare(tx: Tx, notice: BareNotice): Promise<void> {
  await tx.query(
    `with item as materialized (
      select * from unnest($5::text[], $6::uuid[], $7::jsonb[]) with ordinality as item(flow, id, fields, place)
    ), salted as (
      insert into bare.salt (entry_id, salt) values (nextval('log.entry_id'), uuid_send(gen_random_uuid())) returning entry_id
    ), notice as (
      insert into bare.notice (id, reference, token, digest, kind, life_event, subject, occurrence, capacity, catalogue, channel, facts, log_entry)
      select $1, $3::text, $3::text, sha256(convert_to($3::text, 'UTF8')), 'told', 'bereavement', $2, 'death', 'executor', 'bench', 'digital', $4, entry_id
      from salted
    ), lanes as (
      insert into bare.lane (subject, organisation, numbered, ready_at) select $2, flow, 1, now() from item returning id, organisation
    ), deliveries as (
      insert into bare.delivery (id, lane, number, subject, organisation, notice, reference, life_event, capacity, kind, flow, flow_version, fields)
      select item.id, lanes.id, 1, $2, organisation, $1, $3::text, 'bereavement', 'executor', 'told', flow, 1, fields
      from item join lanes on organisation = flow
    ), consequences as (
      insert into bare.consequence (notice, place, subject, organisation, flow, flow_version, effect, kind, discharges, delivery)
      select $1, place, $2, flow, flow, 1, 'stops', 'told', true, id from item
    )
    insert into bare.entry (id, kind, subject, dimensions, digest)
    select entry_id, 'notice.told', $2, jsonb_build_object('notice', $1::uuid, 'flows', to_jsonb($5::text[])), sha256(convert_to($3::text, 'UTF8')) from salted`,
    [
      notice.id,
      notice.subject,
      notice.token,
      notice.facts,
      notice.flows,
      notice.deliveries,
      notice.fields,
    ],
  );
}
