import { findColleagues, mayDo } from "#access";
import type { CaseTask, Proposal, TaskStep } from "#casework";
import {
  expireProposals,
  findProposal,
  findSteps,
  findTask,
  findTasksOfCase,
} from "#casework";
import type { Catalogue, PublicOrganisation } from "#catalogue";
import { organisationFor } from "#catalogue";
import type { DeadLetter, TrackedDelivery } from "#delivery";
import { findDeadLetters, findDeliveries } from "#delivery";
import type { Id } from "#kernel";
import { isId } from "#kernel";
import type { Notice, Side } from "#notices";
import {
  contradictions,
  findNotices,
  findSides,
  meaningIn,
  trackNotice,
  jurisdictionOf,
} from "#notices";
import { findCustomer, findFacts, knownText } from "#people";
import type { Tx } from "#postgres";
import { inContext } from "#postgres";
import type { FactValue } from "#decisions";
import type { DeskVisit } from "../case-desk-deps.ts";
import { deskContext, recordStaffLook } from "../case-desk-deps.ts";
import { flowOf } from "../task-table.ts";

/** Everything a task's page shows. */
export type ShownTask = {
  readonly task: CaseTask;
  readonly steps: readonly TaskStep[];
  readonly others: readonly CaseTask[];
  readonly delivery: TrackedDelivery | undefined;
  readonly deadLetter: DeadLetter | undefined;
  readonly notice: Notice | undefined;
  /** What each who told of the same happening says to this body, oldest first. */
  readonly sides: readonly Side[];
  readonly person: string | undefined;
  /** The other body a dead letter may be sent to, and the open proposal to do so. */
  readonly target: PublicOrganisation | undefined;
  readonly proposal: Proposal | undefined;
  /** Where they, or whoever told, live is shown to nobody but themselves. */
  readonly isAddressHidden: boolean;
  readonly colleagues: readonly {
    readonly account: Id;
    readonly name: string;
  }[];
};

/** Advisers see the forms they key; who works the worklist sees every task of their body. */
export async function findVisibleTask(
  tx: Tx,
  { visitor, params }: DeskVisit,
): Promise<CaseTask | undefined> {
  const id = params["task"] ?? "";
  const task = isId(id) ? await findTask(tx, id) : undefined;
  const maySee = task?.kind === "keyed-form" || mayDo(visitor, "see-worklist");
  return maySee ? task : undefined;
}

/** Reads what the task is about: its body's own rows as the visitor, the person's notice in a process context; the look is recorded for the person and, of a death, for whoever told. */
export async function findShownTask(
  tx: Tx,
  visit: DeskVisit,
): Promise<ShownTask | undefined> {
  const task = await findVisibleTask(tx, visit);
  if (task === undefined) return undefined;
  await inContext(tx, deskContext, () => expireProposals(tx, visit.now));
  const own = {
    steps: await findSteps(tx, task.id),
    others: (await findTasksOfCase(tx, task.caseFile)).filter(
      ({ id }) => id !== task.id,
    ),
    ...(await findSent(tx, task)),
  };
  const about = await inContext(tx, deskContext, () =>
    findAbout(tx, visit, { task, delivery: own.delivery }),
  );
  return { task, ...own, ...about };
}

async function findSent(tx: Tx, { delivery }: CaseTask) {
  if (delivery === null) return { delivery: undefined, deadLetter: undefined };
  const [sent] = await findDeliveries(tx, [delivery]);
  const [deadLetter] =
    sent?.state === "dead" ? await findDeadLetters(tx, delivery) : [];
  return { delivery: sent, deadLetter };
}

type Seen = Pick<ShownTask, "task" | "delivery" | "sides" | "person"> & {
  readonly tellers: readonly Id[];
  readonly isAddressHidden: boolean;
  /** The address that decides whether a dead letter is another body's. */
  readonly deciding?: string;
};

async function findAbout(
  tx: Tx,
  visit: DeskVisit,
  { task, delivery }: Pick<ShownTask, "task" | "delivery">,
) {
  const { deps, visitor } = visit;
  const notice = await findNoticeOf(tx, task);
  const { load } = deps.catalogues;
  const sides = (
    task.notice ? await findSides(tx, task.notice, load) : []
  ).filter(({ organisation }) => organisation === task.organisation);
  const tellers = [notice, ...sides.map((side) => side.notice)].flatMap(
    (one) => one?.teller ?? [],
  );
  const person = await findPerson(tx, task, visit.today);
  const isAddressHidden = await isAnyHidden(tx, [task.subject, ...tellers]);
  const about = { task, delivery, notice };
  const deciding = addressTold(deps.catalogues.inForce(), about)?.concept;
  const seen = {
    task,
    delivery,
    sides,
    person,
    tellers,
    isAddressHidden,
    ...(delivery?.state === "dead" && deciding ? { deciding } : {}),
  };
  await recordSeen(tx, visit, seen);
  const mayAssign = mayDo(visitor, "assign-case-task");
  const colleagues = mayAssign
    ? await findColleagues(tx, visitor.organisation, [
        "caseworker",
        "supervisor",
      ])
    : [];
  // Which council answers would tell where somebody lives whose address is hidden.
  const target = isAddressHidden
    ? undefined
    : redirectTargetOf(deps.catalogues.inForce(), { task, delivery, notice });
  const proposal = await findProposal(tx, task.id);
  return {
    notice,
    sides,
    person,
    isAddressHidden,
    colleagues,
    target,
    proposal,
  };
}

/** Records what the page shows about the person it concerns and, of a death, about whoever told. */
async function recordSeen(
  tx: Tx,
  visit: DeskVisit,
  { task, delivery, sides, person, tellers, isAddressHidden, deciding }: Seen,
): Promise<void> {
  const catalogue = visit.deps.catalogues.inForce();
  const { isOfTeller: isTellers, toAsk } = meaningIn(catalogue, task.event);
  const shown = [
    ...Object.keys(delivery?.fields ?? {}),
    ...(deciding ? [deciding] : []),
    ...contradicted(sides),
    ...sides.flatMap(({ said, notice }) =>
      toAsk.filter(
        (name) => name in said && !(isAddressHidden && notice.teller !== null),
      ),
    ),
  ].filter((name) => !(isAddressHidden && isAddress(catalogue, name)));
  const look = (customer: Id, concepts: readonly string[]) =>
    recordStaffLook(tx, visit, {
      customer,
      purpose: "worklist",
      concepts: [...new Set(concepts)],
    });
  await look(task.subject, [
    ...shown.filter((name) => !isTellers(name)),
    ...(person === undefined ? [] : ["person.name"]),
  ]);
  const ofTeller = shown.filter(isTellers);
  if (ofTeller.length > 0)
    for (const teller of new Set(tellers)) await look(teller, ofTeller);
}

/** Nothing of a teller who may live at a hidden address. */
export const hidesTeller = (
  { isAddressHidden }: Pick<ShownTask, "isAddressHidden">,
  { notice: { teller }, meaning }: Side,
  name: string,
): boolean =>
  isAddressHidden && teller !== null && meaning.toAsk.includes(name);

/** What the tellings of one happening say differently. */
export const contradicted = (sides: readonly Side[]): readonly string[] => [
  ...new Set(
    sides.flatMap((side) =>
      contradictions(
        side,
        sides.filter((other) => other !== side),
      ),
    ),
  ),
];

async function isAnyHidden(tx: Tx, people: readonly Id[]): Promise<boolean> {
  for (const id of people)
    if ((await findCustomer(tx, id))?.addressHidden) return true;
  return false;
}

/** The notice a task comes from: named by the task, or the one whose delivery it is about. */
async function findNoticeOf(
  tx: Tx,
  task: CaseTask,
): Promise<Notice | undefined> {
  const notices = await findNotices(tx, task.subject);
  if (task.notice !== null) return notices.find(({ id }) => id === task.notice);
  if (task.delivery === null) return undefined;
  for (const notice of notices) {
    const track = await trackNotice(tx, notice.reference);
    const isItsOwn = track?.bodies.some(
      ({ delivery }) => delivery === task.delivery,
    );
    if (isItsOwn) return notice;
  }
  return undefined;
}

/** The customer's name with the reference; nobody when it is about somebody who has no record, such as a person who died. */
async function findPerson(
  tx: Tx,
  { subject }: CaseTask,
  today: string,
): Promise<string | undefined> {
  const customer = await findCustomer(tx, subject);
  if (customer === undefined) return undefined;
  const name = knownText(await findFacts(tx, subject, today), "person.name");
  return name ? `${name} (${customer.reference})` : customer.reference;
}

/** Whether a fact says where somebody lives; one that the catalogue no longer knows may. */
export function isAddress(catalogue: Catalogue, name: string): boolean {
  const concept = catalogue.concepts.get(name);
  return concept === undefined || concept.revealsAddress;
}

/** The body a dead letter may be sent to as things stand in this transaction. */
export async function findTarget(
  tx: Tx,
  { deps }: DeskVisit,
  task: CaseTask,
): Promise<PublicOrganisation | undefined> {
  const { delivery } = await findSent(tx, task);
  const notice = await findNoticeOf(tx, task);
  const people = [task.subject, ...(notice?.teller ? [notice.teller] : [])];
  return (await isAnyHidden(tx, people))
    ? undefined
    : redirectTargetOf(deps.catalogues.inForce(), { task, delivery, notice });
}

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
