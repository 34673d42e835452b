import { accessEntries } from "#access";
import { caseworkEntries } from "#casework";
import { catalogueEntries } from "#catalogue";
import { contactsEntries } from "#contacts";
import { deliveryEntries } from "#delivery";
import { keysEntries } from "#keys";
import type { Entries } from "#log";
import { logEntries } from "#log";
import { noticesEntries } from "#notices";
import { peopleEntries } from "#people";
import { tellingEntries } from "#telling";

/** Every kind of entry that any room writes: what followers are held to, without knowing whose it is. */
export const entries: Entries = {
  ...logEntries,
  ...catalogueEntries,
  ...keysEntries,
  ...accessEntries,
  ...peopleEntries,
  ...contactsEntries,
  ...deliveryEntries,
  ...noticesEntries,
  ...caseworkEntries,
  ...tellingEntries,
};
