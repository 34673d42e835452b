export type { HeldKey, KeyChange } from "./change-keys.ts";
export {
  keysContext,
  resealKeys,
  revokeKey,
  rotateKey,
  takeInRetired,
} from "./change-keys.ts";
export type { Key, Purpose } from "./key.ts";
export { publicHalf, purposes, WrongKey } from "./key.ts";
export type { KeyRing } from "./key-ring.ts";
export { openKeyRing } from "./key-ring.ts";
export { findKeys, findSealing } from "./queries/keys.ts";
export type { SealingKey } from "./sealing-key.ts";
export { newSealingKey, parseSealingKey } from "./sealing-key.ts";
export { keysEntries } from "./entries.ts";
