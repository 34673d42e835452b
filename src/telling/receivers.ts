import type { Catalogue, LifeEvent } from "#catalogue";
import { dependencies } from "#decisions";
import type { Words } from "#kernel";

/** Who gets to see an answer, and what for. */
export type Receiver =
  | {
      readonly kind: "flow";
      readonly organisation: string;
      readonly service: Words;
    }
  | { readonly kind: "decision"; readonly service: Words };

/** The bodies whose signed flows carry a concept in this event, then the services whose rules use it. */
export function receiversOf(
  catalogue: Catalogue,
  event: LifeEvent,
  concept: string,
): readonly Receiver[] {
  const flows = event.flows
    .flatMap((id) => catalogue.flows.get(id) ?? [])
    .filter((flow) => flow.isSent && flow.fields.includes(concept))
    .map((flow): Receiver => ({
      kind: "flow",
      organisation: Object.values(flow.organisation)[0] ?? "",
      service: flow.service,
    }));
  const services = event.services
    .flatMap((id) => catalogue.services.get(id) ?? [])
    .filter(({ goal, amount }) =>
      [goal, amount].some(
        (decision) =>
          decision !== undefined &&
          dependencies(catalogue.model, decision).facts.includes(concept),
      ),
    )
    .map(({ name }): Receiver => ({ kind: "decision", service: name }));
  return [...flows, ...services];
}
