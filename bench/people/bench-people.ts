import { fileURLToPath } from "node:url";
import type { Catalogue, LifeEvent } from "#catalogue";
import { formatPackError, loadPack } from "#catalogue";
import type { MadeUpPerson } from "#demo/people";
import { readPeople } from "#demo/people";
import type { BenchReport } from "../pages/bench-pages.ts";
import { readingAge } from "./reading-age.ts";
import { walkTelling } from "./walk-telling.ts";

type Figure = BenchReport["figures"][number];

/** The day on which the characters tell. */
const asOf = "2026-11-24";
const questionsMax = 12;
const readingAgeMax = 11;

/** How many questions the named characters are asked for each event, and at what age the words can be read. */
export async function benchPeople(): Promise<BenchReport> {
  const catalogue = await openPack();
  const people = readPeople().filter(
    ({ story, died }) => story !== undefined && died === undefined,
  );
  const events = [...catalogue.lifeEvents.values()];
  return {
    bench: "people",
    conditions: {
      people: people.length,
      events: events.length,
      asOf,
      questions:
        "those left after what is held and what registers answer; each person answers in two fixed ways, with as little and as much as can be",
      readingAge: "Flesch-Kincaid grade level + 5, over the English words",
    },
    figures: [
      ...events.map((event) => questionsFigure(catalogue, event, people)),
      readingFigure("reading age of questions", events, (event) =>
        wordsOfQuestions(catalogue, event),
      ),
      readingFigure("reading age of what follows", events, (event) =>
        wordsOfEffects(catalogue, event),
      ),
    ],
  };
}

async function openPack(): Promise<Catalogue> {
  const folder = fileURLToPath(new URL("../../packs/uk", import.meta.url));
  const loaded = await loadPack(folder);
  if (loaded.kind === "ok") return loaded.value;
  throw new Error(loaded.error.map(formatPackError).join("\n"));
}

function questionsFigure(
  catalogue: Catalogue,
  event: LifeEvent,
  people: readonly MadeUpPerson[],
): Figure {
  const asked = people.flatMap((person) =>
    (["little", "much"] as const).map(
      (manner) =>
        walkTelling(catalogue, event, {
          person,
          deceased: deceasedFor(person),
          manner,
          asOf,
        }).length,
    ),
  );
  return figure(
    { name: `questions: ${event.id}`, unit: "questions", goal: questionsMax },
    asked,
  );
}

/** Whom a person tells about: their partner when that one died, else the first who did. */
function deceasedFor({ partner }: MadeUpPerson): MadeUpPerson {
  const died = readPeople().filter((one) => one.died !== undefined);
  const found = died.find(({ key }) => key === partner) ?? died[0];
  if (!found) throw new Error("No made-up person has died; add one.");
  return found;
}

const readingFigure = (
  name: string,
  events: readonly LifeEvent[],
  wordsOf: (event: LifeEvent) => string,
): Figure =>
  figure(
    { name, unit: "years", goal: readingAgeMax },
    events.map((event) => Math.round(readingAge(wordsOf(event)) * 10) / 10),
  );

/** Every question of an event with its hint and reason, a line each. */
const wordsOfQuestions = (
  { concepts }: Catalogue,
  { facts }: LifeEvent,
): string =>
  facts
    .flatMap(({ concept }) => concepts.get(concept) ?? [])
    .filter(({ asked }) => asked)
    .flatMap(({ question, hint, why }) => [question?.en, hint?.en, why?.en])
    .filter((text) => text !== undefined)
    .join("\n");

const wordsOfEffects = (
  { flows }: Catalogue,
  { flows: ids, elsewhere }: LifeEvent,
): string =>
  [
    ...ids.flatMap((id) => flows.get(id)?.effect.words.en ?? []),
    ...elsewhere.flatMap(({ how, whyNotJoined }) => [how.en, whyNotJoined.en]),
  ].join("\n");

/** A goal is a most: the worst of the values decides whether it holds. */
function figure(
  about: Pick<Figure, "name" | "unit" | "goal">,
  values: readonly number[],
): Figure {
  const sorted = values.toSorted((left, right) => left - right);
  const max = sorted.at(-1) ?? 0;
  return {
    ...about,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    min: sorted[0] ?? 0,
    max,
    holds: max <= about.goal,
  };
}
