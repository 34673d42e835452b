import type { Words } from "#kernel";
import type { Site } from "#web";
import type { AccessDeps } from "../../identify.ts";

export type HelpersDeps = AccessDeps & {
  readonly site: Site;
  /** The life events a mandate can be limited to. */
  readonly lifeEvents: () => readonly {
    readonly id: string;
    readonly name: Words;
  }[];
};
