import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import { browserOf, keepBrowser } from "./browser-secret.ts";
import type { KeptBrowser } from "./browser-secret.ts";
import { accessContext, sessionCookieName } from "./identify.ts";
import type { AccessDeps, Asker } from "./identify.ts";
import { insertHeldForm, takeHeldFields } from "./queries/held-forms.ts";
import type { HeldFields } from "./queries/held-forms.ts";
import { findHolderOfToken, isEarlierForm } from "./queries/session-changes.ts";
import {
  csrfFieldName,
  csrfTokenFor,
  hashToken,
  sameSecret,
} from "./secrets.ts";
import { heldFormLimitMs } from "./session-limits.ts";
import type { Visitor } from "./visitor.ts";

type Sent = Asker & {
  readonly visitor: Visitor;
  readonly path: string;
  readonly form: HeldFields;
  readonly headers: Readonly<
    Record<string, string | readonly string[] | undefined>
  >;
};
type Sender = { readonly account: Id | undefined; readonly acting: string };

export type HeldForm = {
  readonly id: Id;
  readonly cookies: KeptBrowser["cookies"];
};

/**
 * Keeps the answers of a form that cannot be taken just now, for the browser that sent it. Only a page of ours, made for this very browser's
 * session, has its answers kept: what another site or an unknown token sends is thrown away.
 */
export function holdForm(
  { database, clock }: AccessDeps,
  request: Sent,
): Promise<HeldForm | undefined> {
  const now = clock.now();
  return database.transaction(accessContext, async (tx) => {
    const sender = isFromOurPage(request)
      ? await senderOf(tx, request)
      : undefined;
    if (sender === undefined) return undefined;
    const { browser, cookies } = keepBrowser(request);
    const id = await insertHeldForm(tx, {
      ...sender,
      browser,
      path: request.path,
      fields: request.form,
      now,
      expiresAt: new Date(now.getTime() + heldFormLimitMs),
    });
    return { id, cookies };
  });
}

/** A browser says where a form comes from; another site cannot make it say otherwise. */
function isFromOurPage({ headers }: Sent): boolean {
  const site = headers["sec-fetch-site"] ?? "same-origin";
  const origin = headers["origin"] ?? "";
  return (
    site === "same-origin" &&
    (origin === "" ||
      (URL.canParse(String(origin)) &&
        new URL(String(origin)).host === headers["host"]))
  );
}

/** Who sent a form, if its token was made for the session that the browser has or had. */
async function senderOf(tx: Tx, request: Sent): Promise<Sender | undefined> {
  const { visitor, form, cookies, isSecure } = request;
  const sent = form[csrfFieldName]?.[0] ?? "";
  if (visitor.kind === "anonymous" && visitor.sessionEnded)
    return senderOfEnded(tx, cookies[sessionCookieName(isSecure)] ?? "", sent);
  const isOurs =
    (visitor.csrf !== "" && sameSecret(sent, visitor.csrf)) ||
    (visitor.kind !== "anonymous" &&
      (await isEarlierForm(tx, visitor.session, hashToken(sent))));
  return isOurs
    ? { account: accountOf(visitor), acting: actingOf(visitor) }
    : undefined;
}

async function senderOfEnded(
  tx: Tx,
  token: string,
  sent: string,
): Promise<Sender | undefined> {
  const ended = await findHolderOfToken(tx, hashToken(token));
  const acting = ["", ended?.mandate ?? "", ended?.served ?? ""].find((key) =>
    sameSecret(sent, csrfTokenFor(token, key)),
  );
  return ended && acting !== undefined
    ? { account: ended.holder, acting }
    : undefined;
}

function accountOf(visitor: Visitor): Id | undefined {
  if (visitor.kind === "anonymous") return undefined;
  return visitor.kind === "referenced" ? visitor.subject : visitor.account;
}

function actingOf(visitor: Visitor): string {
  if (visitor.kind === "customer") return visitor.actingFor?.mandate ?? "";
  return visitor.kind === "staff" ? (visitor.serving?.customer ?? "") : "";
}

/** The answers that were held for this browser, visitor and page, once. Pages show them as if just typed; nothing is sent by itself. */
export async function takeHeldAnswers(
  { database, clock }: AccessDeps,
  request: Asker & { readonly visitor: Visitor; readonly path: string },
): Promise<HeldFields | undefined> {
  const { visitor, path } = request;
  const [account, browser] = [accountOf(visitor), browserOf(request)];
  if (account === undefined || browser === undefined) return undefined;
  const acting = actingOf(visitor);
  return database.transaction(accessContext, (tx) =>
    takeHeldFields(tx, { account, browser, acting, path, now: clock.now() }),
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
