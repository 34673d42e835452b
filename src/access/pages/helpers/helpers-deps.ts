import type { Id, Words } from "#kernel";
import type { Tx } from "#postgres";
import type { Site } from "#web";
import type { AccessDeps } from "../../identify.ts";

export type HelpersDeps = AccessDeps & {
  readonly site: Site;
  /** The life events a mandate can be limited to. */
  readonly lifeEvents: () => readonly {
    readonly id: string;
    readonly name: Words;
  }[];
  /** Writes to somebody on every way that stands, so that a mandate that they never gave comes to light; gives the ways. */
  readonly alert?: (
    tx: Tx,
    message: {
      readonly customer: Id;
      readonly kind: string;
      readonly subject: Words;
      readonly body: Words;
      readonly at: Date;
    },
  ) => Promise<readonly unknown[]>;
};
