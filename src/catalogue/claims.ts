import type { Catalogue, Flow } from "./catalogue.ts";

/** The signed flow that carries a claim for a service, from an event or none; undefined when it cannot be claimed here. */
export const claimFlowOf = (
  catalogue: Catalogue,
  service: string,
): Flow | undefined =>
  [...catalogue.flows.values()].find(
    (flow) => flow.event === "claim" && flow.effect.service === service,
  );
