import type { Id, Locale } from "#kernel";
import type { Tx } from "#postgres";
import type { Owner } from "./browser-secret.ts";
import { accessContext } from "./identify.ts";
import type { AccessDeps } from "./identify.ts";
import type { RelyingParty, SignedIn } from "./oidc/relying-party.ts";
import {
  findHolderOfToken,
  insertSession,
  rememberEarlierForm,
  replaceSession,
} from "./queries/session-changes.ts";
import { takeHeldFormFor } from "./queries/held-forms.ts";
import {
  findOrMakeAccount,
  insertSignIn,
  takeSignIn,
} from "./queries/sign-ins.ts";
import { csrfTokenFor, hashToken, newToken } from "./secrets.ts";
import { isFresh, sessionLimitMs, signInLimitMs } from "./session-limits.ts";
import type { ConfirmedRecord, Level } from "./visitor.ts";

export type SignInDeps = AccessDeps & { readonly relyingParty: RelyingParty };

/** Starts a sign-in: where to send the browser, and the secret that its cookie keeps until it comes back. */
export async function beginSignIn(
  { database, clock, relyingParty }: SignInDeps,
  wish: {
    readonly returnPath: string;
    readonly level: Level;
    readonly locale: Locale;
    readonly heldForm?: Id | undefined;
    /** Signed in already, and asked to show anew who they are. */
    readonly again?: boolean;
  },
): Promise<{ readonly url: URL; readonly state: string }> {
  const again = wish.again ?? false;
  const { url, ...secrets } = await relyingParty.begin(wish, {
    maxAgeSeconds: again ? 0 : sessionLimitMs / 1000,
  });
  const now = clock.now();
  await database.transaction(accessContext, (tx) =>
    insertSignIn(tx, {
      stateHash: hashToken(secrets.state),
      nonce: secrets.nonce,
      codeVerifier: secrets.codeVerifier,
      returnPath: wish.returnPath,
      level: wish.level,
      heldForm: wish.heldForm,
      again,
      now,
      expiresAt: new Date(now.getTime() + signInLimitMs),
    }),
  );
  return { url, state: secrets.state };
}

type FinishedSignIn = {
  /** For the session's cookie. */
  readonly token: string;
  readonly returnPath: string;
};

/**
 * Finishes a sign-in that this browser began, and opens a new session.
 * Nothing when it was not begun here, was used before or took too long: then the person signs in again.
 * @throws when the provider's answer is not genuine.
 */
export async function finishSignIn(
  deps: SignInDeps,
  returned: {
    readonly url: URL;
    readonly state: string;
    /** What the browser's session cookie held: the session that ends now. */
    readonly earlierToken: string | undefined;
    /** The browser that it comes back in. */
    readonly browser: Owner | undefined;
  },
): Promise<FinishedSignIn | undefined> {
  const { database, clock, relyingParty } = deps;
  const now = clock.now();
  if (returned.url.searchParams.get("state") !== returned.state)
    return undefined;
  const begun = await database.transaction(accessContext, (tx) =>
    takeSignIn(tx, hashToken(returned.state), now),
  );
  if (begun === undefined) return undefined;
  const signedIn = await relyingParty.finish(returned.url, {
    state: returned.state,
    nonce: begun.nonce,
    codeVerifier: begun.code_verifier,
  });
  if (begun.again && !isFresh(signedIn, now)) return undefined;
  const token = await database.transaction(accessContext, (tx) =>
    openSession(tx, {
      signedIn,
      now,
      heldForm: begun.held_form ?? undefined,
      earlierToken: returned.earlierToken,
      browser: returned.browser,
      goesOn: begun.again,
    }),
  );
  return { token, returnPath: begun.return_path };
}

type Taking = {
  readonly by: Id;
  readonly account: Id;
  readonly goesOn: boolean;
  readonly now: Date;
};

async function openSession(
  tx: Tx,
  opening: {
    readonly signedIn: SignedIn;
    readonly now: Date;
    readonly heldForm: Id | undefined;
    readonly earlierToken: string | undefined;
    readonly browser: Owner | undefined;
    readonly goesOn: boolean;
  },
): Promise<string> {
  const { signedIn, now, heldForm, earlierToken, goesOn } = opening;
  const account = await findOrMakeAccount(tx, signedIn);
  const token = newToken();
  const by = await insertSession(tx, {
    kind: "account",
    tokenHash: hashToken(token),
    account,
    level: signedIn.level,
    idToken: signedIn.idToken,
    authenticatedAt: signedIn.authenticatedAt,
    now,
  });
  if (earlierToken !== undefined)
    await takePlaceOf(tx, earlierToken, { by, account, goesOn, now });
  if (heldForm && opening.browser)
    await takeHeldFormFor(tx, {
      id: heldForm,
      browser: opening.browser,
      account,
    });
  return token;
}

async function takePlaceOf(
  tx: Tx,
  earlierToken: string,
  { by, account, goesOn, now }: Taking,
): Promise<void> {
  const tokenHash = hashToken(earlierToken);
  const earlier = await findHolderOfToken(tx, tokenHash);
  await replaceSession(tx, { tokenHash, by, goesOn, now });
  if (earlier?.holder !== account) return;
  const acting = earlier.mandate ?? earlier.served ?? "";
  const form = hashToken(csrfTokenFor(earlierToken, acting));
  await rememberEarlierForm(tx, by, form);
}

/**
 * Opens a session for somebody without an account, scoped to one event about one person. Call it only after the
 * register has confirmed the reference, the name and the date of death.
 */
export async function startFromRecord(
  { database, clock }: AccessDeps,
  record: ConfirmedRecord,
): Promise<string> {
  const token = newToken();
  await database.transaction(accessContext, (tx) =>
    insertSession(tx, {
      kind: "referenced",
      tokenHash: hashToken(token),
      level: "P0",
      record,
      now: clock.now(),
    }),
  );
  return token;
}
