import { randomBytes } from "node:crypto";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "#kernel";
import { openInbox, openSenderKeys, publicJwk } from "#delivery/kit";
import { signingKeyFromSeed } from "./key-of-seed.ts";
import type { SigningKey } from "#delivery/kit";
import { demoHouseholds } from "../people/generate.ts";
import { openBehaviours } from "./behaviour.ts";
import { bodyEffect } from "./body-effect.ts";
import type { MachineDeps } from "./machine-server.ts";
import { readBodies, readFlows } from "./pack-content.ts";
import type { BodyName } from "./pack-content.ts";
import { readCaseworkers, readPeople } from "./people-known.ts";
import type { DepartmentSettings } from "./settings.ts";

/** Everything the made-up bodies hold and know. */
export type World = MachineDeps & {
  readonly bodies: readonly BodyName[];
  /** Who works for each body at the case desk, by name. */
  readonly caseworkers: ReadonlyMap<string, string>;
  readonly keyOf: (organisation: string) => SigningKey;
  close(): void;
};

export const councils = "council:*";
const isCouncil = (organisation: string): boolean =>
  /^council:[A-Z]\d{8}$/.test(organisation);

/** @param ownUrl where the bodies' systems are reached */
export function openWorld(
  settings: DepartmentSettings,
  clock: Clock,
  ownUrl: () => string,
): World {
  const folder = join(settings.dataDir, "departments");
  mkdirSync(folder, { recursive: true });
  const inbox = openInbox(join(folder, "inbox.sqlite"), clock.now);
  const behaviours = openBehaviours(inbox.database);
  const flows = readFlows(settings.packDir);
  const bodies = readBodies(settings.packDir);
  const known = new Set(bodies.map(({ id }) => id));
  const keyOf = keysFrom(join(folder, "key-seed.txt"));
  return {
    inbox,
    clock,
    behaviours,
    flows,
    bodies,
    caseworkers: readCaseworkers(settings.peopleDir),
    keyOf,
    keys: openSenderKeys(
      new URL("/.well-known/jwks.json", settings.joineryUrl),
    ),
    effect: bodyEffect({
      clock,
      flows,
      behaviours,
      answerAfterMs: settings.answerAfterMs,
    }),
    people: [...readPeople(settings.peopleDir), ...demoHouseholds()],
    exists: (organisation) =>
      known.has(organisation) || isCouncil(organisation),
    directory: () =>
      [...known, councils].map((organisation) => ({
        organisation,
        url: `${ownUrl()}/{organisation}/events`,
        key: publicJwk(keyOf(organisation)),
      })),
    publicUrl: ownUrl,
    close: () => inbox.close(),
  };
}

/** Each body's key from one seed; all councils share one. */
function keysFrom(seedFile: string): (organisation: string) => SigningKey {
  if (!existsSync(seedFile))
    writeFileSync(seedFile, randomBytes(32).toString("hex"), { mode: 0o600 });
  const seed = readFileSync(seedFile, "utf8");
  const made = new Map<string, SigningKey>();
  return (organisation) => {
    const holder = isCouncil(organisation) ? councils : organisation;
    const key =
      made.get(holder) ??
      signingKeyFromSeed(
        `${holder.replace(/\W+/g, "-")}-1`,
        createHash("sha256").update(`${seed} ${holder}`).digest(),
      );
    made.set(holder, key);
    return key;
  };
}
