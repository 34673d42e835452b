import { createHash } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { CompactSign, compactVerify, errors } from "jose";
import { z } from "zod";
import type { SigningKey, VerifyingKey } from "#delivery";
import { fail, ok } from "#kernel";
import type { Result } from "#kernel";
import { isProofValid, proveEntry } from "#log";
import type { EntryProof } from "#log";
import type { Tx } from "#postgres";
import type { NoticeTrack } from "./track.ts";

const toldShape = z.object({
  organisation: z.string(),
  flow: z.string(),
  version: z.int(),
  kind: z.string(),
  /** Names of what was sent, none where somebody else had told it before; the values are the person's and the body's alone. */
  fields: z.array(z.string()),
  toldAt: z.iso.datetime(),
  /** The day in law of what is claimed or changed: kept when it is put right, refused, sent again or sent elsewhere. */
  toldOn: z.iso.date().optional(),
  state: z.string(),
  /** Telling us counts as telling them, in law. */
  discharges: z.boolean(),
});
const receiptShape = z.object({
  format: z.literal("joinery-receipt/1"),
  reference: z.string(),
  kind: z.string(),
  event: z.string(),
  confirmedAt: z.iso.datetime(),
  issuedAt: z.iso.datetime(),
  catalogue: z.string(),
  told: z.array(toldShape),
  /** That the notice is in the sealed log; absent in the second before it is sealed. */
  log: z.custom<EntryProof>().optional(),
});
const shortShape = z.object({
  format: z.literal("joinery-receipt-short/1"),
  reference: z.string(),
  event: z.string(),
  confirmedAt: z.iso.datetime(),
  told: z.array(z.string()),
  /** SHA-256 of the full receipt it belongs to. */
  full: z.string(),
});

/** Proof in hand: who was told what, when, with which duties discharged. It tells nothing of the person but the reference. */
export type NoticeReceipt = z.infer<typeof receiptShape>;
/** As much of a receipt as a QR code holds. */
export type ShortReceipt = z.infer<typeof shortShape>;

/** What is handed to the person: two texts that verify without us, the short one for a QR code. */
export type SignedReceipt = { readonly full: string; readonly short: string };

/** Signs the receipt of a notice as compact JWS (Ed25519). */
export async function signedReceipt(
  tx: Tx,
  track: NoticeTrack,
  signing: {
    readonly key: SigningKey;
    readonly now: Date;
    /** A body whose name its holder must not learn: it is unnamed, and the log's proof, which names it, is left out. */
    readonly isHidden?: (organisation: string) => boolean;
  },
): Promise<SignedReceipt> {
  const { notice } = track;
  const { isHidden = () => false } = signing;
  const hidesSome = track.bodies.some(({ organisation, earlier }) =>
    [{ organisation }, ...earlier].some((one) => isHidden(one.organisation)),
  );
  const proof =
    notice.logEntry === null || hidesSome
      ? undefined
      : await proveEntry(tx, notice.logEntry);
  const common = {
    reference: notice.reference,
    event: notice.lifeEvent,
    confirmedAt: notice.confirmedAt.toISOString(),
  };
  const told = toldOf(track, isHidden);
  const full = await signed(signing.key, {
    format: "joinery-receipt/1",
    ...common,
    kind: notice.kind,
    issuedAt: signing.now.toISOString(),
    catalogue: notice.catalogue,
    told,
    ...(proof === undefined ? {} : { log: proof }),
  } satisfies NoticeReceipt);
  const short = await signed(signing.key, {
    format: "joinery-receipt-short/1",
    ...common,
    told: [...new Set(told.map(({ organisation }) => organisation))],
    full: digestOf(full),
  } satisfies ShortReceipt);
  return { full, short };
}

const digestOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url");

const unnamed = "unnamed";

/** A receipt only ever grows: who was told first stays where they stood, and whom it was sent on to stands after all of those, with its own day. */
function toldOf(
  { bodies }: NoticeTrack,
  isHidden: (organisation: string) => boolean,
): NoticeReceipt["told"] {
  const told = bodies.flatMap((body) => {
    const { earlier, organisation, toldAt } = body;
    if (toldAt === undefined) return [];
    const entries = [...earlier, { organisation, toldAt }];
    return [entries.map((entry, place) => ({ body, ...entry, place }))];
  });
  const inOrder = [
    ...told.flatMap(([first]) => first ?? []),
    ...told
      .flatMap(([, ...later]) => later)
      .toSorted((one, other) => one.toldAt.getTime() - other.toldAt.getTime()),
  ];
  return inOrder.map(({ body, organisation, toldAt, place }) => ({
    organisation: isHidden(organisation) ? unnamed : organisation,
    flow: body.flow,
    version: body.flowVersion,
    kind: body.kind,
    fields: body.isShared ? [] : [...body.fields],
    toldAt: toldAt.toISOString(),
    ...(body.toldOn ? { toldOn: body.toldOn } : {}),
    state: place < body.earlier.length ? "sent-on" : body.state,
    discharges: body.discharges,
  }));
}

const signed = (key: SigningKey, content: object): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({
      alg: "EdDSA",
      kid: key.keyId,
      typ: "joinery-receipt+jws",
    })
    .sign(key.privateKey);

export type ReceiptFault =
  "not-a-receipt" | "key-unknown" | "signature-wrong" | "log-proof-wrong";

/** The keys a receipt is checked with: ours by key id, the log's by fingerprint; both from `/.well-known/jwks.json`, kept apart from the receipt. */
export type ReceiptKeys = {
  findKey(keyId: string): VerifyingKey | undefined;
  findLogKey(fingerprint: string): KeyObject | undefined;
};

/** Verifies a receipt without a database or a network: the signature, then the log's proof when it carries one. */
export async function verifyReceipt(
  text: string,
  keys: ReceiptKeys,
): Promise<Result<NoticeReceipt | ShortReceipt, ReceiptFault>> {
  const opened = await open(text, keys);
  if (opened.kind === "failure") return opened;
  const read = z.union([receiptShape, shortShape]).safeParse(opened.value);
  if (!read.success) return fail("not-a-receipt");
  const receipt = read.data;
  if (receipt.format === "joinery-receipt/1" && receipt.log !== undefined) {
    const logKey = keys.findLogKey(receipt.log.batch.key);
    if (logKey === undefined || !isProofValid(receipt.log, logKey))
      return fail("log-proof-wrong");
  }
  return ok(receipt);
}

async function open(
  text: string,
  keys: ReceiptKeys,
): Promise<Result<unknown, ReceiptFault>> {
  try {
    const { payload } = await compactVerify(
      text.trim(),
      ({ kid }) => {
        const key = keys.findKey(kid ?? "");
        if (key === undefined) throw new UnknownKey();
        return key.publicKey;
      },
      { algorithms: ["EdDSA"] },
    );
    return ok(JSON.parse(new TextDecoder().decode(payload)) as unknown);
  } catch (error) {
    if (error instanceof UnknownKey) return fail("key-unknown");
    if (error instanceof errors.JWSSignatureVerificationFailed)
      return fail("signature-wrong");
    return fail("not-a-receipt");
  }
}

class UnknownKey extends Error {}
