import type { PublicOrganisation } from "#catalogue";
import type { Locale } from "#kernel";
import { say } from "#kernel";
import { formatDate } from "#web";

const asItStood = say("as it stood on");

/** A body's phone number with the day it was looked up, which must not read as a day by which to ring. */
export const phoneNumber = (
  { number, on }: NonNullable<PublicOrganisation["phone"]>,
  locale: Locale,
): string => `${number} (${asItStood[locale]} ${formatDate(on, locale)})`;
