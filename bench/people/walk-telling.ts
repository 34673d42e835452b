import type { Catalogue, ConceptType, LifeEvent } from "#catalogue";
import type { Fact, FactValue, Facts } from "#decisions";
import type { LocalDate } from "#kernel";
import { nextQuestion, questionsOf } from "#telling";
import type { MadeUpPerson } from "#demo/people";

/** How somebody answers what is still open: with as little or as much as the question allows. */
export type Manner = "little" | "much";

/** Walks one person through an event, as its pages would, and gives the questions they were asked. */
export function walkTelling(
  catalogue: Catalogue,
  event: LifeEvent,
  walk: {
    readonly person: MadeUpPerson;
    readonly deceased: MadeUpPerson;
    readonly manner: Manner;
    readonly asOf: LocalDate;
  },
): readonly string[] {
  const asked: string[] = [];
  const answers = new Map<string, Fact & { readonly kind: "known" | "none" }>();
  let facts = knownBefore(catalogue, event, walk);
  for (;;) {
    const questions = questionsOf(
      catalogue,
      event,
      { facts, answers },
      walk.asOf,
    );
    const open = nextQuestion(questions);
    if (open === undefined) return asked;
    const concept = catalogue.concepts.get(open.concept);
    if (!concept) throw new Error(`The pack has no concept ${open.concept}.`);
    const value = answerTo(concept.type, walk.manner, walk.person);
    const answer = { kind: "known", value } as const;
    asked.push(open.concept);
    answers.set(open.concept, answer);
    facts = new Map([...facts, [open.concept, answer]]);
  }
}

type Known = { readonly person: MadeUpPerson; readonly deceased: MadeUpPerson };

/** What nobody has to be asked: facts held, the record of the death, and what registers answer. */
function knownBefore(
  catalogue: Catalogue,
  event: LifeEvent,
  { person, deceased }: Known,
): Facts {
  const record = event.subject === "deceased" ? recordOf(deceased) : {};
  const held = { ...person.facts, ...record };
  const found = event.facts.flatMap(({ concept }) => {
    const register = catalogue.concepts.get(concept)?.register;
    const of = concept.startsWith("deceased.") ? deceased : person;
    const value = register && of.registers[register.organisation]?.[concept];
    return value === undefined ? [] : [[concept, value] as const];
  });
  return new Map(
    [...Object.entries(held), ...found].map(([concept, value]) => [
      concept,
      { kind: "known", value: value as FactValue },
    ]),
  );
}

/** What the registrar's or coroner's record gives before the first question. */
const recordOf = ({
  name,
  dateOfBirth,
  nationalInsuranceNumber,
  address,
  died,
}: MadeUpPerson): Readonly<Record<string, unknown>> => ({
  "deathRecord.reference": died?.registration,
  "deceased.name": `${name.given} ${name.family}`,
  "deceased.dateOfBirth": dateOfBirth,
  "deceased.dateOfDeath": died?.on,
  "deceased.address": placeOf(address),
  ...(nationalInsuranceNumber === undefined
    ? {}
    : { "deceased.nationalInsuranceNumber": nationalInsuranceNumber }),
});

const placeOf = ({
  lines,
  town,
  postcode,
  councils,
}: MadeUpPerson["address"]) => ({
  line1: lines[0] ?? "",
  town,
  postcode,
  council: councils[0] ?? "",
});

function answerTo(
  type: ConceptType,
  manner: Manner,
  person: MadeUpPerson,
): FactValue {
  const isMuch = manner === "much";
  switch (type.kind) {
    case "yes-no":
      return isMuch;
    case "date":
      return "2026-11-20";
    case "text":
      return "made up";
    case "duration":
      return isMuch ? "P1Y" : "P1W";
    case "number":
      return isMuch ? (type.to ?? 40) : (type.from ?? 0);
    case "choice": {
      const values = [...type.values.keys()];
      return values[isMuch ? 0 : values.length - 1] ?? "";
    }
    case "list":
      return !isMuch
        ? []
        : type.of.kind === "choice"
          ? [...type.of.values.keys()]
          : [answerTo(type.of, manner, person)];
    case "record":
      return type.fields.has("council")
        ? placeOf(person.address)
        : Object.fromEntries(
            [...type.fields].map(([name, { type: of }]) => [
              name,
              answerTo(of, manner, person),
            ]),
          );
  }
}
