import type { DatabaseSync } from "node:sqlite";

/** How a visitor makes a body behave. */
export const behaviours = [
  "well",
  "slow",
  "down",
  "fails-after-commit",
  "answers-twice",
  "refuses",
  "cannot-read",
] as const;
export type Behaviour = (typeof behaviours)[number];

/** Kept over restarts; a council without a behaviour of its own does as `council:*` does. */
export type Behaviours = {
  of(organisation: string): Behaviour;
  set(organisation: string, behaviour: Behaviour): void;
  all(): ReadonlyMap<string, Behaviour>;
};

export function openBehaviours(database: DatabaseSync): Behaviours {
  database.exec(
    "create table if not exists behaviour (organisation text primary key, behaviour text not null) without rowid",
  );
  const rows = database
    .prepare("select organisation, behaviour from behaviour")
    .all();
  const known = new Map(
    rows.map((row) => [
      String(row["organisation"]),
      String(row["behaviour"]) as Behaviour,
    ]),
  );
  const keep = database.prepare(
    "insert into behaviour values (?, ?) on conflict do update set behaviour = excluded.behaviour",
  );
  return {
    of: (organisation) =>
      known.get(organisation) ??
      known.get(organisation.replace(/:.*$/, ":*")) ??
      "well",
    set(organisation, behaviour) {
      keep.run(organisation, behaviour);
      known.set(organisation, behaviour);
    },
    all: () => known,
  };
}
