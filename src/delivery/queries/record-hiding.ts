import type { Tx } from "#postgres";

/** What is done about an address that was hidden since it was told: other fields are sent, or none and staff phone the body. */
export type Hiding =
  | {
      readonly hiding: "withhold" | "mark" | "unit";
      readonly fields: Readonly<Record<string, unknown>>;
    }
  | { readonly hiding: "phone" };

/** Records with each delivery what is done about an address that was hidden since. */
export async function recordHiding(
  tx: Tx,
  hidings: ReadonlyMap<string, Hiding>,
): Promise<void> {
  const all = [...hidings.values()];
  await tx.query(
    `with hidden as (
      update delivery.delivery d set hiding = h.hiding, fields_hidden = h.fields
      from unnest($1::uuid[], $2::text[], $3::jsonb[]) as h(id, hiding, fields)
      where d.id = h.id and (d.hiding, d.fields_hidden) is distinct from (h.hiding, h.fields)
      returning d.id, d.subject, d.organisation, d.hiding
    ) select log.append('delivery.address-hidden', subject, organisation, jsonb_build_object('delivery', id, 'hiding', hiding)) from hidden`,
    [
      [...hidings.keys()],
      all.map(({ hiding }) => hiding),
      all.map((one) => ("fields" in one ? JSON.stringify(one.fields) : null)),
    ],
  );
}
