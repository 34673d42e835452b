import type { z } from "zod";
import { isOk } from "#kernel";
import { appealsShape } from "../shapes/appeals.ts";
import { channelsShape } from "../shapes/channels.ts";
import { conceptsShape } from "../shapes/concepts.ts";
import { councilsShape } from "../shapes/councils.ts";
import { flowsShape } from "../shapes/flows.ts";
import { frontShape, groupShape } from "../shapes/groups.ts";
import { lifeEventShape } from "../shapes/life-events.ts";
import { organisationsShape } from "../shapes/organisations.ts";
import { serviceShape } from "../shapes/services.ts";
import { sourcesShape } from "../shapes/sources.ts";
import type { PackError, PackFile } from "./pack-file.ts";
import type { Parsed } from "./parse-file.ts";
import { parseFile } from "./parse-file.ts";

/** Every kind of file the catalogue reads itself; rules, parameters and examples are the decisions' own. */
const kinds = {
  organisations: { path: /^organisations\.yaml$/, shape: organisationsShape },
  councils: { path: /^councils\.yaml$/, shape: councilsShape },
  channels: { path: /^channels\.yaml$/, shape: channelsShape },
  sources: { path: /^sources\.yaml$/, shape: sourcesShape },
  front: { path: /^front\.yaml$/, shape: frontShape },
  concepts: {
    path: /^information-concepts\/[^/]+\.yaml$/,
    shape: conceptsShape,
  },
  services: { path: /^services\/[^/]+\/service\.yaml$/, shape: serviceShape },
  flows: { path: /^flows\/[^/]+\.yaml$/, shape: flowsShape },
  lifeEvents: { path: /^life-events\/[^/]+\.yaml$/, shape: lifeEventShape },
  appeals: { path: /^appeals\.yaml$/, shape: appealsShape },
  groups: { path: /^groups\/[^/]+\.yaml$/, shape: groupShape },
} as const;
type Kinds = typeof kinds;

const needed = ["organisations", "councils", "channels", "front"] as const;
const others =
  /^services\/[^/]+\/(rules|parameters|examples)\.yaml$|\.md$|^[A-Z]+$/;

/** A pack's files by kind, each with its sites. */
export type PackSources = {
  readonly [kind in keyof Kinds]: readonly Parsed<
    z.output<Kinds[kind]["shape"]>
  >[];
};

type Sorted = {
  readonly sources: PackSources;
  readonly errors: readonly PackError[];
};

/** Parses every file by its kind. A file that fails is left out and its faults are returned. */
export function sortFiles(files: readonly PackFile[]): Sorted {
  const errors: PackError[] = [];
  const ofKind = <T>(kind: {
    readonly path: RegExp;
    readonly shape: z.ZodType<T>;
  }) =>
    files
      .filter((file) => kind.path.test(file.path))
      .flatMap((file) => {
        const parsed = parseFile(file, kind.shape);
        if (isOk(parsed)) return [parsed.value];
        errors.push(...parsed.error);
        return [];
      });
  const sources: PackSources = {
    organisations: ofKind(kinds.organisations),
    councils: ofKind(kinds.councils),
    channels: ofKind(kinds.channels),
    sources: ofKind(kinds.sources),
    front: ofKind(kinds.front),
    concepts: ofKind(kinds.concepts),
    services: ofKind(kinds.services),
    flows: ofKind(kinds.flows),
    lifeEvents: ofKind(kinds.lifeEvents),
    appeals: ofKind(kinds.appeals),
    groups: ofKind(kinds.groups),
  };
  return {
    sources,
    errors: [...errors, ...missingFiles(files), ...strangers(files)],
  };
}

const missingFiles = (files: readonly PackFile[]): readonly PackError[] =>
  needed
    .map((kind) => `${kind}.yaml`)
    .filter((path) => !files.some((file) => file.path === path))
    .map((file) => ({
      file,
      line: 1,
      column: 1,
      message: "This file is missing.",
      mend: "Every pack has one; see docs/pack-format.md.",
    }));

const strangers = (files: readonly PackFile[]): readonly PackError[] =>
  files
    .filter(
      ({ path }) =>
        !others.test(path) &&
        !Object.values(kinds).some((kind) => kind.path.test(path)),
    )
    .map(({ path }) => ({
      file: path,
      line: 1,
      column: 1,
      message: "The format has no file of this name and place.",
      mend: "Move or rename it; docs/pack-format.md lists the files.",
    }));
