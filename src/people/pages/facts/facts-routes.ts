import { contextOf, mayDo, takeHeldAnswers } from "#access";
import { askToSignInAgain, pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { InformationConcept } from "#catalogue";
import { waysToReach } from "#catalogue";
import type { Tx } from "#postgres";
import type { FieldError, Fields, Reply } from "#web";
import { problem, redirect } from "#web";
import { findCustomer } from "../../customers.ts";
import type { HeldFact } from "../../fact-book.ts";
import { findFactHistory, findFacts } from "../../queries/find-facts.ts";
import { recordFacts } from "../../record-facts.ts";
import { actionOn } from "../action-on.ts";
import { isHidden, sightOf } from "../sight.ts";
import { recordVisitorLook, tellerOf } from "../looker-of-visitor.ts";
import type { PeoplePagesDeps, PeopleRoute } from "../people-pages-deps.ts";
import { correctPage } from "./correct-page.ts";
import type { Shown } from "./facts-page.ts";
import { factsPage, isCorrectable } from "./facts-page.ts";
import { historyPage } from "./history-page.ts";

async function shownIn(
  tx: Tx,
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Shown | undefined> {
  const customer = await findCustomer(tx, request.subject);
  return customer && { deps, request, sight: await sightOf(tx, request) };
}

const lookAt = (
  tx: Tx,
  deps: PeoplePagesDeps,
  request: SubjectRequest,
  concepts: readonly string[],
) => recordVisitorLook(tx, { ...request, concepts, at: deps.clock.now() });

const show = (deps: PeoplePagesDeps, request: SubjectRequest): Promise<Reply> =>
  deps.database.transaction(contextOf(request.visitor), async (tx) => {
    const shown = await shownIn(tx, deps, request);
    if (!shown) return problem("not-found");
    const book = await findFacts(tx, request.subject, deps.clock.today());
    const { concepts } = deps.catalogue();
    const seen = [...book.keys()].filter((name) => {
      const concept = concepts.get(name);
      return concept && !isHidden(shown.sight, concept);
    });
    await lookAt(tx, deps, request, seen);
    return factsPage(shown, book);
  });

type Found = {
  readonly shown: Shown;
  readonly concept: InformationConcept;
  readonly held: HeldFact | undefined;
};

/** The fact of the address, when the visitor may see it. */
async function findOne(
  tx: Tx,
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Found | undefined> {
  const shown = await shownIn(tx, deps, request);
  const concept = deps
    .catalogue()
    .concepts.get(request.params["concept"] ?? "");
  if (!shown || !concept || isHidden(shown.sight, concept)) return undefined;
  const book = await findFacts(tx, request.subject, deps.clock.today());
  await lookAt(tx, deps, request, [concept.name]);
  return { shown, concept, held: book.get(concept.name) };
}

const withOne = (
  deps: PeoplePagesDeps,
  request: SubjectRequest,
  work: (tx: Tx, found: Found) => Promise<Reply>,
): Promise<Reply> =>
  deps.database.transaction(contextOf(request.visitor), async (tx) => {
    const found = await findOne(tx, deps, request);
    return found ? work(tx, found) : problem("not-found");
  });

function correcting(
  found: Found,
  values: Fields,
  errors: readonly FieldError[] = [],
): Reply {
  const { shown, concept, held } = found;
  return correctPage(shown, { concept, held, values, errors });
}

function valuesOf({ concept, held, shown }: Found): Fields {
  return held?.fact.kind === "known"
    ? shown.deps.answers.fieldsOf(concept.type, held.fact.value)
    : {};
}

async function showCorrect(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const refused = await refusal(deps, request);
  if (refused) return refused;
  const typed = await takeHeldAnswers(deps, request);
  return withOne(deps, request, async (_tx, found) =>
    isCorrectable(found.concept, found.held)
      ? correcting(found, typed ?? valuesOf(found))
      : problem("not-found"),
  );
}

/** Changing some facts is more than a correction: whoever may not do that, or must sign in for it again, hears so. */
async function refusal(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Reply | undefined> {
  const name = request.params["concept"] ?? "";
  const action = actionOn(deps.catalogue().concepts.get(name));
  return mayDo(request.visitor, action)
    ? askToSignInAgain(deps, request, action)
    : problem("forbidden");
}

const correct = async (
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Reply> =>
  (await refusal(deps, request)) ??
  withOne(deps, request, async (tx, found) => {
    if (!isCorrectable(found.concept, found.held)) return problem("not-found");
    const today = deps.clock.today();
    const parsed = deps.answers.parse(found.concept, request.form, today);
    if (parsed.kind === "failure")
      return correcting(found, request.form, parsed.error);
    const made = await recordFacts(tx, {
      customer: request.subject,
      facts: [{ concept: found.concept.name, value: parsed.value }],
      source: { kind: "told", by: tellerOf(request.visitor) },
      reach: waysToReach(deps.catalogue()),
      at: deps.clock.now(),
      today,
    });
    const done = made.length === 0 ? "same" : "corrected";
    return found.concept.reach !== undefined && made.length > 0
      ? redirect("/how-we-reach-you")
      : redirect(`/facts?done=${done}`);
  });

const history = (
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Reply> =>
  withOne(deps, request, async (tx, { shown, concept }) => {
    const versions = await findFactHistory(tx, request.subject, concept.name);
    return versions.length > 0
      ? historyPage(shown, { concept, versions })
      : problem("not-found");
  });

/** What is known, its history, and correcting it. */
export function factsRoutes(deps: PeoplePagesDeps): readonly PeopleRoute[] {
  const { subject } = pageRoutes(deps);
  const shared = { whose: "subject" } as const;
  return [
    ...subject(
      shared,
      { action: "see-own-facts" },
      { "GET /facts": show, "GET /facts/:concept/history": history },
    ),
    ...subject(
      shared,
      { action: "correct-own-facts" },
      {
        "GET /facts/:concept/correct": showCorrect,
        "POST /facts/:concept/correct": correct,
      },
    ),
  ];
}
