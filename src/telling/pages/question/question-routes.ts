import { contextOf } from "#access";
import { guards } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { InformationConcept } from "#catalogue";
import type { Reply } from "#web";
import { firstOf, problem, redirect } from "#web";
import type { Answer } from "../../journey.ts";
import type { Telling } from "../../open-telling.ts";
import { openTelling } from "../../open-telling.ts";
import { saveAnswers } from "../../queries/save-answers.ts";
import type { Question } from "../../questions.ts";
import { nextQuestion } from "../../questions.ts";
import { paths } from "../paths.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import { parseAnswer } from "./parse-answer.ts";
import { questionPage } from "./question-page.ts";

type Asked = {
  readonly telling: Telling;
  readonly question: Question;
  readonly concept: InformationConcept;
};

/** One thing per page: shows a question, saves its answer, goes on to the next that still matters. */
export function questionRoutes(deps: TellingDeps): readonly TellingRoute[] {
  const tell = guards(deps).subject;
  return [
    {
      method: "GET",
      path: paths.journey(":journey"),
      handle: tell({ action: "tell" }, (request) => goOn(deps, request)),
    },
    {
      method: "GET",
      path: paths.question(":journey", ":concept"),
      handle: tell({ action: "tell" }, async (request) => {
        const asked = await findAsked(deps, request);
        if ("kind" in asked) return asked;
        return questionPage({ site: deps.site, request, ...asked });
      }),
    },
    {
      method: "POST",
      path: paths.question(":journey", ":concept"),
      handle: tell({ action: "tell" }, (request) => answer(deps, request)),
    },
  ];
}

const openIn = (deps: TellingDeps, request: SubjectRequest) =>
  deps.database.transaction(contextOf(request.visitor), (tx) =>
    openTelling(deps, tx, request.params["journey"] ?? ""),
  );

/** Where the journey stands: the next open question, the preview, or what was confirmed. */
export function nextPath({ journey, questions }: Telling): string {
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
  const telling = await openIn(deps, request);
  return telling ? redirect(nextPath(telling)) : problem("not-found");
}

async function findAsked(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Asked | Reply> {
  const telling = await openIn(deps, request);
  if (!telling) return problem("not-found");
  if (telling.journey.reference !== undefined)
    return redirect(paths.track(telling.journey.reference));
  const name = request.params["concept"];
  const question = telling.questions.find(({ concept }) => concept === name);
  const concept = name && telling.catalogue.concepts.get(name);
  if (!question || !concept) return redirect(nextPath(telling));
  return { telling, question, concept };
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
  if (parsed.kind === "failure")
    return questionPage({
      site: deps.site,
      request,
      ...asked,
      errors: parsed.error,
    });
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
