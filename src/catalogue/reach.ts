/** What a fact is to whoever wants to reach a person: one of the ways, the name on the letter, or which ways they want. */
export const reachKinds = [
  "phone",
  "email",
  "address",
  "name",
  "preference",
] as const;
export type ReachKind = (typeof reachKinds)[number];

/** How somebody without an account wants to be answered about one telling; nobody's way otherwise. */
export const answersKind = "answers";

/** Versions published before packs declared it still reach people. */
export const reachOfOlderPacks: ReadonlyMap<string, ReachKind> = new Map([
  ["contact.phone", "phone"],
  ["contact.email", "email"],
  ["person.address", "address"],
  ["person.name", "name"],
  ["needs.communication", "preference"],
]);

type Reaching = {
  readonly concepts: ReadonlyMap<
    string,
    {
      readonly name: string;
      readonly reach?: ReachKind | typeof answersKind;
    }
  >;
};

/** The concepts by which a person is reached; a change of any of them alerts the ways held before, and waits. */
export type WaysToReach = ReadonlyMap<string, ReachKind>;

export const waysToReach = ({ concepts }: Reaching): WaysToReach =>
  new Map(
    [...concepts.values()].flatMap(({ name, reach }) =>
      reach === undefined || reach === answersKind
        ? []
        : [[name, reach] as const],
    ),
  );

/** What asks somebody without an account how to be answered; older packs do not. */
export const answersConcept = ({ concepts }: Reaching): string | undefined =>
  [...concepts.values()].find(({ reach }) => reach === answersKind)?.name;
