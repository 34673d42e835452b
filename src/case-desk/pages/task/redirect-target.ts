import type { CaseTask } from "#casework";
import { organisationFor } from "#catalogue";
import type { PublicOrganisation } from "#catalogue";
import type { FactValue } from "#decisions";
import type { TrackedDelivery } from "#delivery";
import type { Notice } from "#notices";
import { jurisdictionOf } from "#notices";
import { factsOf, findFacts } from "#people";
import type { Tx } from "#postgres";
import type { CaseDeskDeps } from "../case-desk-deps.ts";
import { flowOf } from "../task-table.ts";

/**
 * The one other body that a dead letter may be sent to: who by the same signed version of the agreement answers for the nation and council where the
 * person lives now, where the law lets the flow be sent. Undefined when that is the body which has it already, or nobody: then nothing is disclosed to anybody else.
 */
export async function redirectTargetOf(
  tx: Tx,
  { catalogues, clock }: CaseDeskDeps,
  about: {
    readonly task: CaseTask;
    readonly delivery: TrackedDelivery | undefined;
    readonly notice: Notice | undefined;
  },
): Promise<PublicOrganisation | undefined> {
  const { task, delivery, notice } = about;
  const catalogue = catalogues.inForce();
  const flow = flowOf(catalogue, task);
  if (flow === undefined || delivery?.state !== "dead") return undefined;
  if (flow.id !== delivery.flow || flow.version !== delivery.flowVersion)
    return undefined;
  const told = notice?.facts[flow.address];
  const now = factsOf(await findFacts(tx, task.subject, clock.today()));
  const facts = new Map(now);
  if (!facts.has(flow.address) && told !== undefined)
    facts.set(flow.address, { kind: "known", value: told as FactValue });
  const place = jurisdictionOf(catalogue, flow.address, facts);
  const nations = flow.narrowed?.nations;
  if (!place || !flow.isSent || nations?.includes(place.nation) === false)
    return undefined;
  const body = organisationFor(catalogue, flow.organisation, place);
  return body?.id === delivery.organisation ? undefined : body;
}
