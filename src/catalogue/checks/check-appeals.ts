import type { AppealsContent } from "../shapes/appeals.ts";
import type { PackError } from "../source/pack-file.ts";
import type { Parsed, Path } from "../source/parse-file.ts";
import type { PackSources } from "../source/sort-files.ts";
import { checkNames, declaredTwice, faultAt, unknownName } from "./check.ts";
import type { Names } from "./names.ts";

type File = Parsed<AppealsContent>;
type Route = AppealsContent["routes"][number];

/** Routes of appeal: for what exists, one for each decision and nation, and nothing said to people that only memory holds. */
export function checkAppeals(
  { appeals }: PackSources,
  names: Names,
): readonly PackError[] {
  const routes = appeals.flatMap((parsed) =>
    parsed.content.routes.map((route, index) => ({
      route,
      parsed,
      path: ["routes", index] as Path,
    })),
  );
  return [
    ...declaredTwice(
      routes.map(({ route: { id }, ...site }) => ({ name: id, ...site })),
      "route of appeal",
    ),
    ...declaredTwice(
      routes.flatMap(({ route, ...site }) =>
        decidedBy(route).map((name) => ({ name, ...site })),
      ),
      "way to appeal",
    ),
    ...routes.flatMap(({ route, parsed, path }) => [
      ...checkDecided(route, parsed, path, names),
      ...checkSteps(route, parsed, path),
    ]),
  ];
}

const decidedBy = ({ nations, services = [], flows = [] }: Route) =>
  nations.flatMap((nation) =>
    [...services, ...flows].map((what) => `${what} in ${nation}`),
  );

const checkDecided = (
  { services = [], flows = [] }: Route,
  parsed: File,
  path: Path,
  names: Names,
): readonly PackError[] => [
  ...checkNames(parsed, [...path, "services"], {
    kind: "service",
    names: services,
    known: names.services.keys(),
  }),
  ...checkNames(parsed, [...path, "flows"], {
    kind: "flow",
    names: flows,
    known: names.flows.keys(),
  }),
];

const checkSteps = (
  { id, steps }: Route,
  parsed: File,
  path: Path,
): readonly PackError[] =>
  steps.flatMap(({ confidence, say, source = [] }, index) => {
    const site = [...path, "steps", index];
    const unknown = source.filter((key) => !(key in parsed.content.sources));
    return [
      ...(confidence === "memory" && say
        ? [
            faultAt(
              parsed,
              [...site, "say"],
              `Step ${index + 1} of \`${id}\` is known from memory only and yet says something to people.`,
              "Leave `say` out, or read a source and name it.",
            ),
          ]
        : []),
      ...(confidence !== "memory" && (!say || source.length === 0)
        ? [
            faultAt(
              parsed,
              site,
              `Step ${index + 1} of \`${id}\` has a source and lacks what it says, or the source's key.`,
              "Write `say` in both languages and `source`, or set `confidence: memory`.",
            ),
          ]
        : []),
      ...unknown.map((name) =>
        unknownName(parsed, [...site, "source"], {
          kind: "source of appeals",
          name,
          known: Object.keys(parsed.content.sources),
        }),
      ),
    ];
  });
