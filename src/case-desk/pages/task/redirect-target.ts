import type { CaseTask } from "#casework";
import { organisationFor } from "#catalogue";
import type { Catalogue, PublicOrganisation } from "#catalogue";
import type { FactValue } from "#decisions";
import type { TrackedDelivery } from "#delivery";
import type { Notice } from "#notices";
import { jurisdictionOf } from "#notices";
import { flowOf } from "../task-table.ts";

type About = {
  readonly task: CaseTask;
  readonly delivery: TrackedDelivery | undefined;
  readonly notice: Notice | undefined;
};

/** The address that decides whose a delivery is: the one told in its notice, or sent with it. Where the person lives now decides nothing. */
export function addressTold(
  catalogue: Catalogue,
  { task, delivery, notice }: About,
): { readonly concept: string; readonly value: FactValue } | undefined {
  const concept = flowOf(catalogue, task)?.address ?? "";
  const value = notice?.facts[concept] ?? delivery?.fields[concept];
  return value === undefined || value === null
    ? undefined
    : { concept, value: value as FactValue };
}

/**
 * The one other body that a dead letter may be sent to: who by the same signed version of the agreement answers for the nation and council
 * of the address that was told, where the law lets the flow be sent. Undefined when that is the body which has it already, or nobody: then
 * nothing is disclosed to anybody else.
 */
export function redirectTargetOf(
  catalogue: Catalogue,
  about: About,
): PublicOrganisation | undefined {
  const { task, delivery } = about;
  const flow = flowOf(catalogue, task);
  const told = addressTold(catalogue, about);
  if (flow === undefined || told === undefined) return undefined;
  if (delivery?.state !== "dead") return undefined;
  if (flow.id !== delivery.flow || flow.version !== delivery.flowVersion)
    return undefined;
  const place = jurisdictionOf(
    catalogue,
    told.concept,
    new Map([[told.concept, { kind: "known", value: told.value }]]),
  );
  const nations = flow.narrowed?.nations;
  if (!place || !flow.isSent || nations?.includes(place.nation) === false)
    return undefined;
  const body = organisationFor(catalogue, flow.organisation, place);
  return body?.id === delivery.organisation ? undefined : body;
}
