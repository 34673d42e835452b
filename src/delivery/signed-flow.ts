import type { Tx } from "#postgres";
import type { Flow, SignedContent } from "#catalogue";

/** The part of a signed flow that delivery holds itself to. */
export type SignedFlow = {
  readonly flow: string;
  readonly version: number;
  readonly fields: readonly string[];
};

/** A flow version was published with other fields or another gateway than the officer signed. */
export class FlowChanged extends Error {
  readonly code = "flow-changed";
}

/**
 * Keeps the signed flows of a catalogue version; those already kept stay as they are. What its gateway does not let be sent is not kept,
 * so that no delivery of it can be written.
 * @throws FlowChanged when a kept version would change: an officer's signature covers exactly what was signed.
 */
export async function registerFlows(
  tx: Tx,
  flows: Iterable<Flow>,
): Promise<void> {
  const all = [...flows].filter(({ isSent }) => isSent);
  await tx.query(
    `insert into delivery.signed_flow (flow, version, fields, gateway, controller, officer, signed_on)
    select flow, version, array(select jsonb_array_elements_text(fields)), gateway, controller, officer, signed_on
    from jsonb_to_recordset($1) as signed(flow text, version integer, fields jsonb, gateway text, controller text, officer text, signed_on date)
    on conflict do nothing`,
    [JSON.stringify(all.map(signedRow))],
  );
  await refuseChanges(tx, all);
}

const contentRow = ({ id, version, fields, gateway }: SignedContent) => ({
  flow: id,
  version,
  fields: [...fields].toSorted(),
  gateway,
});

const signedRow = (flow: Flow) => ({
  ...contentRow(flow),
  controller: flow.controller,
  officer: flow.signed.officer,
  signed_on: flow.signed.on,
});

/** @throws FlowChanged when a kept version would change. */
export async function refuseChanges(
  tx: Tx,
  flows: readonly SignedContent[],
): Promise<void> {
  const changed = await tx.find<{ flow: string; version: number }>(
    `select signed.flow, signed.version from delivery.signed_flow as signed
    join jsonb_to_recordset($1) as published(flow text, version integer, fields jsonb, gateway text)
      on signed.flow = published.flow and signed.version = published.version
    where to_jsonb(signed.fields) <> published.fields or signed.gateway <> published.gateway limit 1`,
    [JSON.stringify(flows.map(contentRow))],
  );
  if (changed)
    throw new FlowChanged(
      `Flow ${changed.flow} version ${changed.version} was signed with other fields or another gateway; give the changed flow a new version and have it signed.`,
    );
}

export const findSignedFlows = (tx: Tx): Promise<readonly SignedFlow[]> =>
  tx.query<SignedFlow>(
    `select flow, version, fields from delivery.signed_flow`,
  );
