export { appendLog } from "./append.ts";
export type { SealedEntry } from "./entry.ts";
export type { Follower } from "./follow.ts";
export { followLog } from "./follow.ts";
export { catchUp, replay } from "./testing/catch-up.ts";
export { readDeclared } from "./declared.ts";
export { publishKeys, readHeads } from "./outlet.ts";
export { describeUnsealed } from "./count-unsealed.ts";
export { describeOutlets } from "./publish.ts";
export type { EntryProof } from "./proof.ts";
export { isProofValid, proveEntry } from "./proof.ts";
export { schemaWitness } from "./schema.ts";
export { describeAside, tryAsideAgain } from "./set-aside.ts";
export { runSealer, sealAll } from "./sealer.ts";
export type { SigningKey } from "./signing-key.ts";
export {
  formerFingerprint,
  parseSigningKey,
  signingKeyOf,
} from "./signing-key.ts";
export type { LogReport } from "./verify.ts";
export { verifyLog } from "./verify.ts";
export { logEntries } from "./entries.ts";
export type { Entries } from "./entry-shape.ts";
