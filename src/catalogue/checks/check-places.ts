import type { PackError } from "../source/pack-file.ts";
import type { PackSources } from "../source/sort-files.ts";
import { checkNames, unknownName } from "./check.ts";
import type { Names } from "./names.ts";

/** Councils: every type and county exists, and whoever holds a role in their place is an organisation. */
export const checkCouncils = (
  sources: PackSources,
  names: Names,
): readonly PackError[] =>
  sources.councils.flatMap((parsed) => {
    const { types, authorities } = parsed.content;
    const holders = (
      path: readonly string[],
      others: Readonly<Record<string, string>> = {},
    ) =>
      Object.entries(others)
        .filter(([, organisation]) => !names.organisations.has(organisation))
        .map(([role, organisation]) =>
          unknownName(parsed, [...path, "others-hold", role], {
            kind: "organisation",
            name: organisation,
            known: names.organisations.keys(),
          }),
        );
    return [
      ...Object.entries(types).flatMap(([name, type]) =>
        holders(["types", name], type["others-hold"]),
      ),
      ...Object.entries(authorities).flatMap(([gss, authority]) => [
        ...(authority.type in types
          ? []
          : [
              unknownName(parsed, ["authorities", gss, "type"], {
                kind: "council type",
                name: authority.type,
                known: Object.keys(types),
              }),
            ]),
        ...(authority.county === undefined || authority.county in authorities
          ? []
          : [
              unknownName(parsed, ["authorities", gss, "county"], {
                kind: "authority",
                name: authority.county,
                known: Object.keys(authorities),
              }),
            ]),
        ...holders(["authorities", gss], authority["others-hold"]),
      ]),
    ];
  });

/** Groups name life events and services that exist. */
export const checkGroups = (
  sources: PackSources,
  names: Names,
): readonly PackError[] =>
  sources.groups.flatMap((parsed) => [
    ...checkNames(parsed, ["life-events"], {
      kind: "life event",
      names: parsed.content["life-events"],
      known: names.events.keys(),
    }),
    ...checkNames(parsed, ["services"], {
      kind: "service",
      names: parsed.content.services,
      known: names.services.keys(),
    }),
  ]);
