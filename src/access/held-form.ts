import type { Id } from "#kernel";
import { accessContext, sessionCookieName } from "./identify.ts";
import type { AccessDeps, Asker } from "./identify.ts";
import { insertHeldForm, takeHeldFields } from "./queries/held-forms.ts";
import type { HeldFields } from "./queries/held-forms.ts";
import { findAccountOfToken } from "./queries/session-changes.ts";
import { hashToken } from "./secrets.ts";
import { heldFormLimitMs } from "./session-limits.ts";
import type { Visitor } from "./visitor.ts";

/** Keeps the answers of a form that cannot be taken just now, for the account whose session it was. */
export function holdForm(
  { database, clock }: AccessDeps,
  request: Asker & { readonly path: string; readonly form: HeldFields },
): Promise<Id> {
  const token = request.cookies[sessionCookieName(request.isSecure)] ?? "";
  const now = clock.now();
  return database.transaction(accessContext, async (tx) =>
    insertHeldForm(tx, {
      account: await findAccountOfToken(tx, hashToken(token)),
      path: request.path,
      fields: request.form,
      now,
      expiresAt: new Date(now.getTime() + heldFormLimitMs),
    }),
  );
}

/** The answers that were held for this visitor and page, once. Pages show them as if just typed; nothing is sent by itself. */
export async function takeHeldAnswers(
  { database, clock }: AccessDeps,
  visitor: Visitor,
  path: string,
): Promise<HeldFields | undefined> {
  if (visitor.kind === "anonymous" || visitor.kind === "referenced")
    return undefined;
  return database.transaction(accessContext, (tx) =>
    takeHeldFields(tx, { account: visitor.account, path, now: clock.now() }),
  );
}
