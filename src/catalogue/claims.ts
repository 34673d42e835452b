import type { Catalogue } from "./catalogue.ts";
import { claim, type Flow } from "./kinds/flows.ts";

/** The signed flow that carries a claim for a service, from an event or none; undefined when it cannot be claimed here. */
export function claimFlowOf(
  catalogue: Catalogue,
  service: string,
): Flow | undefined {
  const flow = claimOf(catalogue, service);
  return flow?.isSent === true ? flow : undefined;
}

/** The flow that would carry a claim, whether its gateway lets it be sent or not. */
export const claimOf = (
  catalogue: Catalogue,
  service: string,
): Flow | undefined =>
  [...catalogue.flows.values()].find(
    (flow) => flow.event === claim && flow.effect.service === service,
  );
