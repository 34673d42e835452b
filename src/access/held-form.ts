import type { Id } from "#kernel";
import { accessContext, sessionCookieName } from "./identify.ts";
import type { AccessDeps, Asker } from "./identify.ts";
import { insertHeldForm, takeHeldFields } from "./queries/held-forms.ts";
import type { HeldFields } from "./queries/held-forms.ts";
import { findHolderOfToken } from "./queries/session-changes.ts";
import { hashToken } from "./secrets.ts";
import { heldFormLimitMs } from "./session-limits.ts";
import type { Visitor } from "./visitor.ts";

/** Keeps the answers of a form that cannot be taken just now, for whoever's session it was. */
export function holdForm(
  { database, clock }: AccessDeps,
  request: Asker & { readonly path: string; readonly form: HeldFields },
): Promise<Id> {
  const token = request.cookies[sessionCookieName(request.isSecure)] ?? "";
  const now = clock.now();
  return database.transaction(accessContext, async (tx) =>
    insertHeldForm(tx, {
      account: (await findHolderOfToken(tx, hashToken(token)))?.holder,
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
  if (visitor.kind === "anonymous") return undefined;
  const account =
    visitor.kind === "referenced" ? visitor.subject : visitor.account;
  return database.transaction(accessContext, (tx) =>
    takeHeldFields(tx, { account, path, now: clock.now() }),
  );
}

/** The event that an ended session had been let in for by a record of death; its holder has no account to sign in with. */
export async function findLostRecordEvent(
  { database }: AccessDeps,
  { cookies, isSecure }: Asker,
): Promise<string | undefined> {
  const token = cookies[sessionCookieName(isSecure)];
  if (token === undefined) return undefined;
  const found = await database.transaction(accessContext, (tx) =>
    findHolderOfToken(tx, hashToken(token)),
  );
  return found?.recordEvent ?? undefined;
}
