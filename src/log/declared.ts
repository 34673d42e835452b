/** Rows that entries of some kinds name: `column` of the row equals `dimension` of the entry. */
export type Named = {
  /** A pattern of SIMILAR TO. */
  readonly kinds: string;
  readonly dimension: string;
  /** Stands before it in a column of text: `told:notice` says “told:” and the dimension `notice`. */
  readonly prefix?: string;
  readonly column: string;
};

/** A table whose rows the log attests, as `select log.attest(name, rule)` of a migration says. */
export type Declared = {
  /** `room.table`, or `room.table:part` for some of its columns. */
  readonly name: string;
  readonly table: string;
  readonly keys: readonly string[];
  readonly only?: readonly string[];
  readonly without: readonly string[];
  /** The entries that bring rows; none when each statement attests what it writes. */
  readonly brought: readonly Named[];
  /** What the digests of those entries were made of. */
  readonly personal?: Named & { readonly value: string };
  /** What a follower writes for the entries it has passed. */
  readonly followed?: Named & { readonly follower: string };
};

const line = /^select log\.attest\('([\w.:]+)', '([^']*)'\);$/gm;

/** Reads the declarations of migrations, oldest first; the last about a name holds. Never read from the database that is checked. */
export function readDeclared(
  migrations: readonly { readonly text: string }[],
): readonly Declared[] {
  const found = migrations.flatMap(({ text }) =>
    [...text.matchAll(line)].map(([, name = "", rule = ""]) =>
      declaredBy(name, rule),
    ),
  );
  return [...new Map(found.map((one) => [one.name, one])).values()];
}

function declaredBy(name: string, rule: string): Declared {
  const clauses = rule.split(",").map((clause) => clause.trim().split(/\s+/));
  const after = (word: string) =>
    clauses.find(([first]) => first === word)?.slice(1);
  const only = after("only");
  const [value = "", , ...by] = after("personal") ?? [];
  const followed = after("followed");
  return {
    name,
    table: name.split(":")[0] ?? name,
    keys: after("key") ?? [],
    ...(only && { only }),
    without: after("without") ?? [],
    brought: clauses
      .filter(([first]) => first === "new" || first === "again")
      .map((words) => named(words.slice(2))),
    ...(by.length > 0 && { personal: { value, ...named(by) } }),
    ...(followed && {
      followed: { ...named(followed), follower: followed[6] ?? "" },
    }),
  };
}

/** COLUMN = DIMENSION of KINDS */
const named = ([
  column = "",
  ,
  said = "",
  ,
  kinds = "",
]: readonly string[]): Named => {
  const [, prefix, dimension = ""] = /^(\w+:)?(.*)$/.exec(said) ?? [];
  return {
    column,
    dimension,
    kinds,
    ...(prefix !== undefined && { prefix }),
  };
};
