import type { Cookie, Html, PageRequest } from "#web";
import { firstOf, hidden } from "#web";
import { newGuestToken, sessionCookieName } from "../identify.ts";
import { csrfFieldName, csrfTokenFor, sameSecret } from "../secrets.ts";
import type { Visitor } from "../visitor.ts";

/** The hidden field that every form sent by POST carries. Anonymous visitors need `guestForm` first. */
export const csrfField = (visitor: Visitor): Html =>
  hidden(csrfFieldName, visitor.csrf);

/** Whether a form was made by us for this very session. */
export function isGenuineForm({
  visitor,
  form,
}: PageRequest<Visitor>): boolean {
  return (
    visitor.csrf !== "" &&
    sameSecret(firstOf(form, csrfFieldName), visitor.csrf)
  );
}

/** For a page with a form that is open to people who have not signed in: the visitor to show it to, and the cookies to send along. */
export function guestForm({ visitor, isSecure }: PageRequest<Visitor>): {
  readonly visitor: Visitor;
  readonly cookies: readonly Cookie[];
} {
  if (visitor.csrf !== "") return { visitor, cookies: [] };
  const token = newGuestToken();
  return {
    visitor: { ...visitor, csrf: csrfTokenFor(token) },
    cookies: [{ name: sessionCookieName(isSecure), value: token }],
  };
}
