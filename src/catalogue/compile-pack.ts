import { createHash } from "node:crypto";
import { planOf } from "#decisions";
import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import type { Catalogue, InformationConcept } from "./catalogue.ts";
import { checkGateways } from "./checks/check-gateways.ts";
import { checkOccurrences } from "./checks/check-occurrences.ts";
import { checkPack } from "./checks/check-pack.ts";
import { compileRules } from "./compile-rules.ts";
import { feelPartsOf } from "./feel-parts.ts";
import { toAppealRoutes } from "./shapes/appeals.ts";
import { toChannels } from "./shapes/channels.ts";
import { toConcept } from "./shapes/concepts.ts";
import { toCouncils } from "./shapes/councils.ts";
import { toFlow } from "./shapes/flows.ts";
import { toGroup } from "./shapes/groups.ts";
import { toLifeEvent } from "./shapes/life-events.ts";
import { toOrganisations } from "./shapes/organisations.ts";
import { toService } from "./shapes/services.ts";
import type { PackError, PackFile } from "./source/pack-file.ts";
import { compareSites } from "./source/pack-file.ts";
import type { PackSources } from "./source/sort-files.ts";
import { sortFiles } from "./source/sort-files.ts";

type Contents = Omit<Catalogue, "hash" | "publishedAt" | "model" | "plan">;

/**
 * Compiles a pack's files to a catalogue, or says everything that is wrong with them. Pure.
 * @param age a version that was kept is not held to what is asked of a new one: that each flow shows its gateway, and each event which date names it
 */
export function compilePack(
  files: readonly PackFile[],
  publishedAt: string,
  age: "new" | "kept" = "new",
): Result<Catalogue, readonly PackError[]> {
  const { sources, errors: shapeErrors } = sortFiles(files);
  const contents = contentsOf(sources);
  const rules = compileRules(files, feelPartsOf(sources));
  const errors = withoutRepeats(
    shapeErrors.length > 0
      ? [...shapeErrors, ...rules.errors] // names of a file that did not parse would all be unknown
      : [
          ...rules.errors,
          ...checkPack(
            sources,
            contents,
            rules.errors.length === 0 ? rules.model : undefined,
          ),
          ...(age === "new"
            ? [
                ...checkGateways(sources, contents),
                ...checkOccurrences(sources, contents),
              ]
            : []),
        ],
  );
  if (errors.length > 0) return fail(errors);
  const { model } = rules;
  return ok({
    ...contents,
    hash: hashOf(files),
    publishedAt,
    model,
    plan: planOf(model),
  });
}

/** The content hash that names a version: SHA-256 over paths and texts. */
export function hashOf(files: readonly PackFile[]): string {
  const hash = createHash("sha256");
  for (const { path, text } of files.toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  ))
    hash.update(`${path}\0${Buffer.byteLength(text)}\0`).update(text);
  return hash.digest("hex");
}

function contentsOf(sources: PackSources): Contents {
  const events = sources.lifeEvents.map(({ content }) => toLifeEvent(content));
  const addressOf = new Map(events.map(({ id, address }) => [id, address]));
  const flows = sources.flows.flatMap(({ content }) =>
    content.flows.map((flow) =>
      toFlow(flow, addressOf.get(flow.event) ?? "person.address"),
    ),
  );
  const front = sources.front[0]?.content;
  return {
    front: { name: front?.name ?? { en: "", cy: "" } },
    organisations: new Map(
      sources.organisations.flatMap(({ content }) => [
        ...toOrganisations(content),
      ]),
    ),
    councils: sources.councils.flatMap(({ content }) => toCouncils(content)),
    channels: new Map(
      sources.channels.flatMap(({ content }) => [...toChannels(content)]),
    ),
    sources: new Map(
      sources.sources.flatMap(({ content }) =>
        Object.entries(content.sources).map(
          ([key, { title }]) => [key, title] as const,
        ),
      ),
    ),
    concepts: conceptsOf(sources),
    services: byId(sources.services.map(({ content }) => toService(content))),
    lifeEvents: byId(events),
    flows: byId(flows),
    appeals: sources.appeals.flatMap(({ content }) => toAppealRoutes(content)),
    groups: byId(sources.groups.map(({ content }) => toGroup(content))),
  };
}

const conceptsOf = (
  sources: PackSources,
): ReadonlyMap<string, InformationConcept> =>
  new Map(
    sources.concepts.flatMap(({ content }) =>
      Object.entries(content.concepts).map(
        ([name, concept]) => [name, toConcept(name, concept)] as const,
      ),
    ),
  );

const byId = <T extends { readonly id: string }>(
  things: readonly T[],
): ReadonlyMap<string, T> => new Map(things.map((thing) => [thing.id, thing]));

/** The catalogue and the decisions both read concepts: one fault, one message a line. */
function withoutRepeats(errors: readonly PackError[]): readonly PackError[] {
  const seen = new Set<string>();
  return errors.toSorted(compareSites).filter(({ file, line, column }) => {
    const site = `${file}:${line}:${column}`;
    return !seen.has(site) && seen.add(site);
  });
}
