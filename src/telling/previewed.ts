import { hash } from "node:crypto";
import type { Catalogue } from "#catalogue";
import { findOrganisation } from "#catalogue";
import type { Words } from "#kernel";
import { say } from "#kernel";
import type { Consequence } from "#notices";
import type { Telling } from "./open-telling.ts";
import type { Preview } from "./preview.ts";

/** What a person saw before confirming: the journey's version, and a mark for each answer, each body's fields and each choice. */
export type Previewed = {
  readonly version: number;
  readonly marks: readonly string[];
};

/** What differs from what was seen: an answer, what a body gets or who hears of it, or a choice. */
export type ChangedSince = {
  readonly id: string;
  readonly kind: "answer" | "body" | "before" | "from";
  readonly name: Words;
};

/** Marks tell apart without saying what: they stand in the page's form. `corrects`: the notice that confirming puts right. */
export const previewedOf = (
  telling: Telling,
  preview: Preview,
  corrects: string | undefined,
): Previewed => ({
  version: telling.journey.version,
  marks: partsOf(telling, preview, corrects).map(
    ({ id, mark }) => `${id} ${mark}`,
  ),
});

/** Everything that is not as it was seen; undefined when nothing changed at all. */
export function changedSince(
  telling: Telling,
  preview: Preview,
  {
    seen,
    corrects,
  }: {
    readonly seen: Previewed | undefined;
    readonly corrects: string | undefined;
  },
): readonly ChangedSince[] | undefined {
  const now = partsOf(telling, preview, corrects);
  const marks = new Set(seen?.marks);
  const ids = new Set(now.map(({ id }) => id));
  const changed = now.filter(({ id, mark }) => !marks.has(`${id} ${mark}`));
  const gone = [...marks].flatMap((mark) => {
    const id = mark.slice(0, mark.lastIndexOf(" "));
    return ids.has(id) ? [] : partNamed(telling.catalogue, id);
  });
  const isSame = changed.length + gone.length === 0;
  if (isSame && seen?.version === telling.journey.version) return undefined;
  return [...changed, ...gone].map(({ id, kind, name }) => ({
    id,
    kind,
    name,
  }));
}

type Part = ChangedSince & { readonly mark: string };

function partsOf(
  telling: Telling,
  preview: Preview,
  corrects: string | undefined,
): readonly Part[] {
  const { journey, catalogue, facts, questions } = telling;
  const mark = (content: unknown): string =>
    hash("sha256", `${journey.formToken} ${JSON.stringify(content)}`).slice(
      0,
      16,
    );
  const part = (id: string, content: unknown): readonly Part[] =>
    partNamed(catalogue, id).map((one) => ({ ...one, mark: mark(content) }));
  const bodies = [
    ...preview.consequences.bodies,
    ...preview.claims.map(({ claim }) => claim),
  ];
  return [
    ...(corrects === undefined ? [] : part(`before ${corrects}`, corrects)),
    ...(journey.goesOnFrom === undefined
      ? []
      : part("from", [journey.goesOnFrom, telling.isCutOff])),
    ...questions.flatMap(({ concept }) =>
      part(answerId(concept), facts.get(concept) ?? null),
    ),
    ...bodies.flatMap((body) =>
      part(bodyId(body), [body.fields, choiceOf(telling, body)]),
    ),
  ];
}

export const answerId = (concept: string): string => `answer ${concept}`;
export const bodyId = ({ flow, organisation }: Consequence): string =>
  `body ${flow.id} ${organisation.id}`;

/** Whether it goes out as the person has chosen so far. */
const choiceOf = ({ journey }: Telling, { flow, optedOut }: Consequence) => [
  optedOut,
  journey.claims.includes(flow.effect.service ?? ""),
];

const toldBefore = say("what was told before");
const goesOnFrom = say("what you told before this claim");

function partNamed(
  catalogue: Catalogue,
  id: string,
): readonly Omit<Part, "mark">[] {
  const [kind, name = "", organisation = ""] = id.split(" ");
  if (kind === "before") return [{ id, kind, name: toldBefore }];
  if (kind === "from") return [{ id, kind, name: goesOnFrom }];
  if (kind === "answer") {
    const concept = catalogue.concepts.get(name);
    return concept ? [{ id, kind, name: concept.label }] : [];
  }
  const service = catalogue.flows.get(name)?.service;
  const body = findOrganisation(catalogue, organisation)?.name;
  if (kind !== "body" || !service) return [];
  const named = (locale: "en" | "cy"): string =>
    body ? `${body[locale]}: ${service[locale]}` : service[locale];
  return [{ id, kind, name: { en: named("en"), cy: named("cy") } }];
}
