/** A session ends after two hours without a request, and after half a day in any case. Long enough to look for papers. */
export const idleLimitMs = 2 * 60 * 60_000;
export const sessionLimitMs = 12 * 60 * 60_000;
/** A sign-in at the provider must come back within this time. */
export const signInLimitMs = 60 * 60_000;
/** Answers of a form that came too late are kept this long for whoever signs in again. */
export const heldFormLimitMs = 60 * 60_000;
/** Whoever changes money, identity or a way to be reached has shown who they are within this time; a stolen session has not. */
const freshSignInMs = 15 * 60_000;

/** Whether somebody showed who they are a short while ago. */
export const isFresh = (
  { authenticatedAt }: { readonly authenticatedAt?: Date | undefined },
  now: Date,
): boolean =>
  authenticatedAt !== undefined &&
  now.getTime() - authenticatedAt.getTime() <= freshSignInMs;
