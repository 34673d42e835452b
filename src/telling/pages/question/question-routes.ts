import { contextOf, takeHeldAnswers } from "#access";
import { pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { InformationConcept } from "#catalogue";
import type { FieldError, Reply } from "#web";
import { firstOf, problem, redirect } from "#web";
import { findCorrected } from "../../correcting.ts";
import type { Answer } from "../../journey.ts";
import type { Telling } from "../../open-telling.ts";
import { openTelling } from "../../open-telling.ts";
import { saveAnswers } from "../../queries/save-answers.ts";
import type { Question } from "../../questions.ts";
import { nextQuestion, whyRefused } from "../../questions.ts";
import { mayAnswer } from "../may-answer.ts";
import { paths } from "../paths.ts";
import type { Sight } from "#people/pages";
import { isHidden, lookerOf } from "#people/pages";
import { sightOfTelling } from "../sight-of-telling.ts";
import { recordTellingLook } from "../telling-look.ts";
import { toldAlready } from "../told-already.ts";
import type { ToldAlready } from "../told-already.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import { answerField, parseAnswer } from "./parse-answer.ts";
import { questionPage } from "./question-page.ts";

type Asked = {
  readonly telling: Telling;
  readonly sight: Sight;
  readonly already: ToldAlready;
  readonly question: Question;
  readonly concept: InformationConcept;
};

/** One thing per page: shows a question, saves its answer, goes on to the next that still matters. */
export const questionRoutes = (deps: TellingDeps): readonly TellingRoute[] =>
  pageRoutes(deps).subject(
    { whose: "owner" },
    { action: "tell" },
    {
      [`GET ${paths.journey(":journey")}`]: goOn,
      [`GET ${paths.question(":journey", ":concept")}`]: show,
      [`POST ${paths.question(":journey", ":concept")}`]: answer,
    },
  );

const openIn = (deps: TellingDeps, request: SubjectRequest) =>
  deps.database.transaction(contextOf(request.visitor), async (tx) => {
    const id = request.params["journey"] ?? "";
    const telling = await openTelling(deps, tx, id);
    return (
      telling && {
        telling,
        sight: await sightOfTelling(tx, request, telling.journey),
        already: await toldAlready(
          tx,
          telling,
          await findCorrected(tx, telling),
        ),
      }
    );
  });

/** Where the journey stands: the next open question, the preview, or what was confirmed. */
function nextPath({ journey, questions }: Telling): string {
  if (journey.reference !== undefined) return paths.track(journey.reference);
  const next = nextQuestion(questions);
  return next
    ? paths.question(journey.id, next.concept)
    : paths.preview(journey.id);
}

async function goOn(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const opened = await openIn(deps, request);
  return opened ? redirect(nextPath(opened.telling)) : problem("not-found");
}

/** The question with what is known already, or with what was typed before a session was lost. */
async function show(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const asked = await findAsked(deps, request);
  if ("kind" in asked) return asked;
  const typed = await takeHeldAnswers(deps, request);
  if (!typed) await recordPrefilled(deps, request, asked);
  return questionPage({
    site: deps.site,
    request,
    ...asked,
    ...(typed ? { typed } : {}),
  });
}

async function recordPrefilled(
  deps: TellingDeps,
  request: SubjectRequest,
  { telling, sight, concept }: Asked,
): Promise<void> {
  if (lookerOf(request.visitor) === undefined) return;
  if (telling.facts.get(concept.name)?.kind !== "known") return;
  if (isHidden(sight, concept)) return;
  const seen = { event: telling.event.id, concepts: [concept.name] };
  await deps.database.transaction(contextOf(request.visitor), (tx) =>
    recordTellingLook(tx, deps, request, seen),
  );
}

async function findAsked(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Asked | Reply> {
  const opened = await openIn(deps, request);
  if (!opened) return problem("not-found");
  const { telling } = opened;
  if (telling.journey.reference !== undefined)
    return redirect(paths.track(telling.journey.reference));
  const name = request.params["concept"];
  const question = telling.questions.find(({ concept }) => concept === name);
  const concept = name && telling.catalogue.concepts.get(name);
  if (!question || !concept || !mayAnswer(telling, question, request.visitor))
    return redirect(nextPath(telling));
  return { ...opened, question, concept };
}

async function answer(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const asked = await findAsked(deps, request);
  if ("kind" in asked) return asked;
  const { telling, question, concept } = asked;
  if (firstOf(request.form, "skip") === "yes" && !question.required)
    return save(deps, request, telling, concept, { kind: "skipped" });
  const parsed = parseAnswer(concept, request.form, {
    today: telling.asOf,
    catalogue: telling.catalogue,
  });
  const refused = (errors: readonly FieldError[]): Reply =>
    questionPage({ site: deps.site, request, ...asked, errors });
  if (parsed.kind === "failure") return refused(parsed.error);
  const why = whyRefused(telling, concept.name, parsed.value);
  if (why) return refused([{ field: answerField, message: why }]);
  const known = { kind: "known", value: parsed.value } as const;
  return save(deps, request, telling, concept, known);
}

/** Saves, then looks at the journey anew: the answer may settle or raise other questions. */
async function save(
  deps: TellingDeps,
  request: SubjectRequest,
  { journey }: Telling,
  concept: InformationConcept,
  value: Answer,
): Promise<Reply> {
  const telling = await deps.database.transaction(
    contextOf(request.visitor),
    async (tx) => {
      await saveAnswers(tx, journey.id, { [concept.name]: value });
      return openTelling(deps, tx, journey.id);
    },
  );
  return redirect(telling ? nextPath(telling) : paths.events);
}
