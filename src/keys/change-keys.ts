import { thumbprintOf } from "#kernel";
import { appendLog } from "#log";
import type { Context, Tx } from "#postgres";
import type { JsonWebKey } from "node:crypto";
import type { Key, Purpose } from "./key.ts";
import { newJwk, openKey, publicHalf, sealKey, WrongKey } from "./key.ts";
import {
  findKeys,
  findSealing,
  insertKey,
  lockKeys,
  replaceSealed,
  retireKey,
  revokeRetired,
  setSealing,
} from "./queries/keys.ts";
import type { SealingKey } from "./sealing-key.ts";

export const keysContext: Context = { kind: "process", name: "keys" };

/** A change by hand: whose act it is, a member of staff's account, and the sealing keys at hand. */
export type KeyChange = {
  readonly sealing: readonly SealingKey[];
  readonly by: string;
  readonly now: Date;
};

/** A key that a machine or a setting holds from before. */
export type HeldKey = {
  readonly jwk: JsonWebKey;
  readonly formerName?: string;
  /** Where it lies, for people. */
  readonly where: string;
};

/** Of the sealing keys at hand, the one that the installation's keys are under. @throws WrongKey when it is none of them. */
export async function findOpener(
  tx: Tx,
  sealing: readonly SealingKey[],
): Promise<SealingKey> {
  const fingerprint = await findSealing(tx);
  const opener = sealing.find((one) => one.fingerprint === fingerprint);
  if (opener !== undefined) return opener;
  if (fingerprint === undefined)
    throw new WrongKey(
      "This installation has no keys yet; joinery serve or work makes them at its first start.",
    );
  throw new WrongKey(
    `The keys of this installation are sealed by the key ${fingerprint}, and this process was given ${sealing.map((one) => one.fingerprint).join(" and ") || "none"}. Give it the installation's SEALING_KEY, as the other processes have it.`,
  );
}

/** One change at a time; gives what opens the keys and what there is. */
async function beginChange(tx: Tx, sealing: readonly SealingKey[]) {
  await lockKeys(tx);
  const opener = await findOpener(tx, sealing);
  return { opener, rows: await findKeys(tx) };
}

/**
 * Sees to it that the installation has a key for each purpose: one that is held from before is taken in, else one is made.
 * However many processes start at once, they end with the same keys.
 * @throws WrongKey when the sealing key does not open what is there, or a held key is not the installation's.
 */
export async function ensureKeys(
  tx: Tx,
  wanted: {
    readonly sealing: readonly SealingKey[];
    readonly purposes: readonly Purpose[];
    readonly held: (purpose: Purpose) => Promise<HeldKey | undefined>;
    readonly now: Date;
  },
): Promise<readonly Key[]> {
  await lockKeys(tx);
  const [first] = wanted.sealing;
  if (first !== undefined && (await findSealing(tx)) === undefined)
    await setSealing(tx, first.fingerprint, wanted.now);
  const opener = await findOpener(tx, wanted.sealing);
  const rows = await findKeys(tx);
  for (const purpose of wanted.purposes) {
    const known = rows.filter((row) => row.purpose === purpose);
    const held = await wanted.held(purpose);
    if (known.length === 0)
      await addKey(tx, opener, { purpose, now: wanted.now, held });
    else if (held !== undefined) refuseAnother(held, purpose, known);
  }
  return (await findKeys(tx)).map((row) => openKey(opener, row));
}

function refuseAnother(
  held: HeldKey,
  purpose: Purpose,
  known: readonly { readonly kid: string; readonly retiredAt: Date | null }[],
): void {
  const kid = thumbprintOf(held.jwk);
  const same = known.find((row) => row.kid === kid);
  if (same !== undefined && same.retiredAt === null) return;
  const current = known.find((row) => row.retiredAt === null)?.kid ?? "none";
  throw new WrongKey(
    same === undefined
      ? `${held.where} holds the ${purpose} key ${kid}, and this installation's is ${current}. Is DATABASE_URL the right one? If this machine signed under its own key before, keep what it signed verifiable: joinery keys take-in ${held.where} --by ACCOUNT.`
      : `${held.where} holds the ${purpose} key ${kid}, which was retired; the installation keeps its own, ${current}. Take ${held.where} away.`,
  );
}

async function addKey(
  tx: Tx,
  opener: SealingKey,
  added: {
    readonly purpose: Purpose;
    readonly now: Date;
    readonly held?: HeldKey | undefined;
    readonly by?: string;
    readonly isRetired?: boolean;
  },
): Promise<string> {
  const { purpose, now, held, by = "start", isRetired = false } = added;
  const jwk = held?.jwk ?? newJwk(purpose);
  const kid = thumbprintOf(jwk);
  const named = {
    kid,
    purpose,
    ...(held?.formerName === undefined ? {} : { formerName: held.formerName }),
    jwk: isRetired ? publicHalf(jwk) : jwk,
  };
  await insertKey(tx, {
    kid,
    purpose,
    formerName: held?.formerName ?? null,
    sealed: sealKey(opener, named),
    madeAt: now,
    retiredAt: isRetired ? now : null,
  });
  await appendLog(tx, {
    kind: held === undefined ? "keys.made" : "keys.taken-in",
    dimensions: { purpose, kid, by },
  });
  return kid;
}

/** Takes in the public half of a key that another machine signed with, as retired: what it signed verifies from then on. */
export async function takeInRetired(
  tx: Tx,
  taken: KeyChange & { readonly purpose: Purpose; readonly held: HeldKey },
): Promise<string | "known-already"> {
  const { opener, rows } = await beginChange(tx, taken.sealing);
  const kid = thumbprintOf(taken.held.jwk);
  if (rows.some((row) => row.kid === kid)) return "known-already";
  return addKey(tx, opener, { ...taken, isRetired: true });
}

/** Puts a new key in the place of the one in use, whose private half is gone then. Gives the new one's name. */
export async function rotateKey(
  tx: Tx,
  { purpose, sealing, by, now }: KeyChange & { readonly purpose: Purpose },
): Promise<string> {
  const { opener, rows } = await beginChange(tx, sealing);
  const row = rows.find(
    (one) => one.purpose === purpose && one.retiredAt === null,
  );
  if (row === undefined)
    throw new WrongKey(`This installation has no ${purpose} key to rotate.`);
  const old = openKey(opener, row);
  const kept = sealKey(opener, { ...old, jwk: publicHalf(old.jwk) });
  await retireKey(tx, { purpose, sealed: kept, at: now });
  const kid = await addKey(tx, opener, { purpose, now, by });
  await appendLog(tx, {
    kind: "keys.rotated",
    dimensions: { purpose, kid, was: row.kid, by },
  });
  return kid;
}

/**
 * From now on a key that somebody else may have is neither used, accepted nor published; one that was in use has a new one in its place, whose name
 * this gives. @throws WrongKey when there is no such key, or it is revoked already.
 */
export async function revokeKey(
  tx: Tx,
  { kid, ...change }: KeyChange & { readonly kid: string },
): Promise<string | undefined> {
  await lockKeys(tx);
  const row = (await findKeys(tx)).find((one) => one.kid === kid);
  if (row === undefined || row.revokedAt !== null)
    throw new WrongKey(
      `${kid} is ${row === undefined ? "no key of this installation" : "revoked already"}; see joinery keys list.`,
    );
  const { purpose } = row;
  const next =
    row.retiredAt === null
      ? await rotateKey(tx, { ...change, purpose })
      : undefined;
  await revokeRetired(tx, kid, change.now);
  await appendLog(tx, {
    kind: "keys.revoked",
    dimensions: { purpose, revoked: kid, by: change.by },
  });
  return next;
}

/** Seals every key anew under another sealing key, all or none. @throws WrongKey when the sealing key at hand does not open them. */
export async function resealKeys(
  tx: Tx,
  { to, sealing, by, now }: KeyChange & { readonly to: SealingKey },
): Promise<number> {
  const { opener, rows } = await beginChange(tx, sealing);
  for (const row of rows)
    await replaceSealed(tx, row.kid, sealKey(to, openKey(opener, row)));
  await setSealing(tx, to.fingerprint, now);
  await appendLog(tx, {
    kind: "keys.resealed",
    dimensions: { from: opener.fingerprint, to: to.fingerprint, by },
  });
  return rows.length;
}
