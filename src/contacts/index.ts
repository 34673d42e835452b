export {
  contactReasons,
  keyOfNotice,
  reasonOfNotice,
  recordContact,
} from "./contact.ts";
export type { ContactReason } from "./contact.ts";
export { findBodiesReached, findContactCounts } from "./contact-counts.ts";
export type { BodyReached, ContactCount } from "./contact-counts.ts";
export { contactsFollower } from "./contacts-follower.ts";
export { contactsEntries } from "./entries.ts";
