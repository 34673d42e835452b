import type { ServiceContent } from "../shapes/services.ts";
import { nations } from "../catalogue.ts";
import { byNation, isText } from "../shapes/words.ts";
import type { PackError } from "../source/pack-file.ts";
import type { Parsed } from "../source/parse-file.ts";
import type { PackSources } from "../source/sort-files.ts";
import { checkNames, declaredTwice, faultAt, unknownName } from "./check.ts";
import type { Names } from "./names.ts";

type ParsedService = Parsed<ServiceContent>;

/** Services: each nation has an authority or a named body elsewhere, and goals are decisions. */
export const checkServices = (
  sources: PackSources,
  names: Names,
): readonly PackError[] => [
  ...declaredTwice(
    sources.services.map((parsed) => ({
      name: parsed.content.id,
      parsed,
      path: ["id"],
    })),
    "service",
  ),
  ...sources.services.flatMap((parsed) => [
    ...checkFolder(parsed),
    ...checkAuthorities(parsed, names),
    ...checkElsewhere(parsed, names),
    ...checkGoals(parsed, names),
    ...checkApply(parsed, names),
    ...checkGroupsOf(parsed, sources),
  ]),
];

const checkFolder = (parsed: ParsedService): readonly PackError[] =>
  parsed.file === `services/${parsed.content.id}/service.yaml`
    ? []
    : [
        faultAt(
          parsed,
          ["id"],
          `The service \`${parsed.content.id}\` is in ${parsed.file}.`,
          `Put it in services/${parsed.content.id}/.`,
        ),
      ];

function checkAuthorities(
  parsed: ParsedService,
  names: Names,
): readonly PackError[] {
  const authority = byNation<string>(parsed.content.authority, isText);
  return parsed.content.nations.flatMap((nation) => {
    const name = authority[nation];
    if (name === undefined)
      return [
        faultAt(
          parsed,
          ["authority"],
          `The service is offered in ${nation} but no authority is named there.`,
          `Add \`${nation}:\` to \`authority\`.`,
        ),
      ];
    if (names.organisations.has(name) || names.roles.has(name)) return [];
    return [
      unknownName(
        parsed,
        isText(parsed.content.authority)
          ? ["authority"]
          : ["authority", nation],
        {
          kind: "organisation or council role",
          name,
          known: [...names.organisations.keys(), ...names.roles],
        },
      ),
    ];
  });
}

/** Every nation is served or has a body to name in its place. */
function checkElsewhere(
  parsed: ParsedService,
  names: Names,
): readonly PackError[] {
  const { nations: served, elsewhere = {} } = parsed.content;
  return nations.flatMap((nation) => {
    const place = elsewhere[nation];
    if (place === undefined)
      return served.includes(nation)
        ? []
        : [
            faultAt(
              parsed,
              ["nations"],
              `The service does not cover ${nation} and names nobody who does.`,
              `Add \`${nation}\` to \`nations\`, or to \`elsewhere\` with the organisation that answers there.`,
            ),
          ];
    if (
      names.organisations.has(place.organisation) ||
      names.roles.has(place.organisation)
    )
      return [];
    return [
      unknownName(parsed, ["elsewhere", nation, "organisation"], {
        kind: "organisation or council role",
        name: place.organisation,
        known: [...names.organisations.keys(), ...names.roles],
      }),
    ];
  });
}

const checkGoals = (
  parsed: ParsedService,
  names: Names,
): readonly PackError[] =>
  (["goal", "amount", "deadline"] as const).flatMap((key) => {
    const name = parsed.content[key];
    if (name === undefined || !names.decisions || names.decisions.has(name))
      return [];
    return [
      unknownName(parsed, [key], {
        kind: "decision",
        name,
        known: names.decisions,
      }),
    ];
  });

function checkApply(parsed: ParsedService, names: Names): readonly PackError[] {
  const by = parsed.content.apply.by;
  const other = /^with (.+)$/.exec(by)?.[1];
  if (
    by === "claim" ||
    by === "automatic" ||
    (other && names.services.has(other))
  )
    return [];
  return [
    faultAt(
      parsed,
      ["apply", "by"],
      other
        ? `There is no service \`${other}\`.`
        : `\`${by}\` is not a way to apply.`,
      "Write `claim`, `automatic`, or `with <service>`.",
    ),
  ];
}

function checkGroupsOf(
  parsed: ParsedService,
  { groups }: PackSources,
): readonly PackError[] {
  const known = groups.map(({ content }) => content.id);
  return checkNames(parsed, ["groups"], {
    kind: "customer group",
    names: parsed.content.groups,
    known,
  });
}
