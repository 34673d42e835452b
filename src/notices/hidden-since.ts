import { isDeepStrictEqual } from "node:util";
import type { Catalogue } from "#catalogue";
import type { Database } from "#postgres";
import type { DueToSend, Hiding } from "#delivery";
import { hidingIn } from "./consequences.ts";

const context = { kind: "process", name: "hidden-since" } as const;

/**
 * Which of the deliveries that are about to be sent would give away an address that was hidden since it was told, and what their flows
 * do then. Asked at every try, whatever staff decided about the one before.
 */
export async function hiddenSince(
  deps: {
    readonly database: Database;
    readonly load: (hash: string) => Promise<Catalogue>;
  },
  due: readonly DueToSend[],
): Promise<ReadonlyMap<string, Hiding>> {
  const told = await deps.database.transaction(context, (tx) =>
    tx.query<{ id: string; catalogue: string }>(
      `select n.id, n.catalogue from notices.notice n
       where n.id = any ($1) and people.hides_address(array[n.subject, n.customer])`,
      [[...new Set(due.map(({ notice }) => notice))]],
    ),
  );
  const found = new Map<string, Hiding>();
  for (const { id, catalogue } of told) {
    const version = await deps.load(catalogue);
    for (const delivery of due.filter(({ notice }) => notice === id)) {
      const hiding = hidingFor(version, delivery);
      if (hiding) found.set(delivery.id, hiding);
    }
  }
  return found;
}

/** Nothing when what is sent is as it would be told now. What takes back or says nothing is sent as it is. */
function hidingFor(
  catalogue: Catalogue,
  { flow: id, organisation, fields }: DueToSend,
): Hiding | undefined {
  const flow = catalogue.flows.get(id);
  if (Object.keys(fields).length === 0) return undefined;
  const { hiddenAddress } = flow ?? {};
  const isCouncil = organisation.startsWith("council:");
  if (
    flow === undefined ||
    hiddenAddress?.kind === "phone" ||
    (hiddenAddress?.kind === "withhold" && isCouncil)
  )
    return { hiding: "phone" };
  const { hidden, keepsBack, marks } = hidingIn(catalogue, flow);
  if (hidden.kind === "nothing" || hidden.kind === "phone") return undefined;
  const sent = {
    ...Object.fromEntries(
      Object.entries(fields).filter(([name]) => !keepsBack(name)),
    ),
    ...Object.fromEntries(marks.map((name) => [name, true])),
  };
  return isDeepStrictEqual(sent, fields)
    ? undefined
    : { hiding: hidden.kind, fields: sent };
}
