import { readTree } from "#decisions";
import type { ReadFile } from "#decisions";
import type { Catalogue } from "./catalogue.ts";
import { appeals } from "./kinds/appeals.ts";
import { channels } from "./kinds/channels.ts";
import { concepts } from "./kinds/concepts.ts";
import { councils } from "./kinds/councils.ts";
import { flows } from "./kinds/flows.ts";
import { front } from "./kinds/front.ts";
import { groups } from "./kinds/groups.ts";
import { lifeEvents } from "./kinds/life-events.ts";
import { organisations } from "./kinds/organisations.ts";
import type { KindRead } from "./kinds/read-kind.ts";
import { readKind } from "./kinds/read-kind.ts";
import { examples, rules } from "./kinds/rules.ts";
import { services } from "./kinds/services.ts";
import { sources } from "./kinds/sources.ts";
import type { PackError, PackFile } from "./source/pack-file.ts";

/** Files that no catalogue holds. */
const unread = /\.md$|^[A-Z]+$/;

export const isRead = ({ path }: PackFile): boolean =>
  !unread.test(path) && !examples.path.test(path);
/** Rules and parameters are the decisions' own, and facts are theirs as well. */
export const holdsRules = ({ path }: Pick<PackFile, "path">): boolean =>
  rules.path.test(path) || concepts.path.test(path);

/** A pack's files by kind. Decisions come in this order. */
export const readKinds = (files: readonly ReadFile[]) => ({
  organisations: readKind(organisations, files),
  councils: readKind(councils, files),
  channels: readKind(channels, files),
  sources: readKind(sources, files),
  front: readKind(front, files),
  flows: readKind(flows, files),
  lifeEvents: readKind(lifeEvents, files),
  concepts: readKind(concepts, files),
  services: readKind(services, files),
  appeals: readKind(appeals, files),
  groups: readKind(groups, files),
});
export type Kinds = ReturnType<typeof readKinds>;

export type Contents = Omit<
  Catalogue,
  "hash" | "publishedAt" | "model" | "plan"
>;

/** What a catalogue holds of each kind. */
export function contentsOf(kinds: Kinds): Contents {
  const events = byId(kinds.lifeEvents.contents);
  return {
    front: { name: kinds.front.contents[0]?.name ?? { en: "", cy: "" } },
    organisations: merged(
      kinds.organisations.contents.map((one) => one.organisations),
    ),
    councils: kinds.councils.contents.flat(),
    channels: merged(kinds.channels.contents.map((one) => one.channels)),
    sources: new Map(
      kinds.sources.contents.flatMap((one) =>
        Object.entries(one.sources).map(([key, { title }]) => [key, title]),
      ),
    ),
    concepts: new Map(
      kinds.concepts.contents.flat().map((one) => [one.name, one]),
    ),
    services: byId(kinds.services.contents),
    lifeEvents: events,
    flows: byId(
      kinds.flows.contents.flat().map((flow) => ({
        ...flow,
        address:
          flow.address ?? events.get(flow.event)?.address ?? "person.address",
      })),
    ),
    appeals: kinds.appeals.contents.flat(),
    groups: byId(kinds.groups.contents),
  };
}

const byId = <T extends { readonly id: string }>(
  things: readonly T[],
): ReadonlyMap<string, T> => new Map(things.map((thing) => [thing.id, thing]));

const merged = <T>(
  maps: readonly ReadonlyMap<string, T>[],
): ReadonlyMap<string, T> => new Map(maps.flatMap((map) => [...map]));

/** Files that every pack has and this one lacks, and files of no kind. */
export function checkPlaces(
  files: readonly PackFile[],
  kinds: readonly Pick<KindRead<unknown>, "path" | "needed">[],
): readonly PackError[] {
  const paths = files.map(({ path }) => path);
  const missing = kinds
    .flatMap(({ needed }) => needed ?? [])
    .filter((path) => !paths.includes(path))
    .map((path) => ({
      ...beginningOf(path),
      message: "This file is missing.",
      mend: "Every pack has one; see docs/pack-format.md.",
    }));
  const known = [examples, rules, ...kinds];
  const strangers = paths
    .filter((path) => !unread.test(path))
    .filter((path) => !known.some((kind) => kind.path.test(path)))
    .map((path) => ({
      ...beginningOf(path),
      message: "The format has no file of this name and place.",
      mend: "Move or rename it; docs/pack-format.md lists the files.",
    }));
  return [...missing, ...strangers];
}

/** Examples are read by whoever decides them; that they are YAML is seen before. */
export const checkExamples = (
  files: readonly PackFile[],
): readonly PackError[] =>
  files
    .filter(({ path }) => examples.path.test(path))
    .flatMap((file) => examples.read(readTree(file)).faults);

const beginningOf = (file: string) => ({ file, line: 1, column: 1 });
