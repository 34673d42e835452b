export type { OfferedPerson } from "./embedded-provider.ts";
export { openMadeUpSignIn } from "./made-up-sign-in.ts";
export { findOldProviderKeys, forgetOldProviderKeys } from "./provider-keys.ts";
export type { ProviderKeys } from "./provider-keys.ts";
export { newProviderKeys } from "./testing/provider-keys.ts";
