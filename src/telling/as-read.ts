import type { Catalogue, LifeEvent } from "#catalogue";
import { readAs } from "#catalogue";
import type { Facts, FactValue } from "#decisions";
import { findNotice, jurisdictionOf } from "#notices";
import type { Notice } from "#notices";
import type { Tx } from "#postgres";

type Read<Event> = { readonly catalogue: Catalogue; readonly event: Event };

/** What was told, to read by: what takes something back or puts it right holds no facts of its own where what it is about does. */
export async function readsBy(tx: Tx, notice: Notice): Promise<Facts> {
  const { facts, about } = notice;
  const other =
    about === null || Object.keys(facts).length > 0
      ? undefined
      : await findNotice(tx, about);
  return other ? readsBy(tx, other) : toldIn(notice);
}

/** The facts in a notice. */
export const toldIn = ({ facts }: Pick<Notice, "facts">): Facts =>
  new Map(
    Object.entries(facts).map(([name, value]) => [
      name,
      { kind: "known", value: value as FactValue },
    ]),
  );

/** A catalogue and an event as they read in one telling: with who died by name, and without other nations than where it happened or a flow goes. `named`: what may be called by name. */
export function asRead<Event extends LifeEvent | undefined>(
  { catalogue, event }: Read<Event>,
  facts: Facts,
  named: Facts = facts,
): Read<Event> {
  const readerAt = (address: string | undefined) => ({
    nation: jurisdictionOf(catalogue, address ?? "", facts)?.nation,
    facts: named,
  });
  const reader = readerAt(event?.address);
  // What is told at a new home reads as that home's nation says it.
  const away = (event?.flows ?? []).flatMap((id) => {
    const flow = catalogue.flows.get(id);
    return flow && flow.address !== event?.address
      ? [[id, readAs(flow, readerAt(flow.address))] as const]
      : [];
  });
  return {
    catalogue: {
      ...catalogue,
      flows: new Map([...readAs(catalogue.flows, reader), ...away]),
      concepts: readAs(catalogue.concepts, reader),
    },
    event: readAs(event, reader),
  };
}
