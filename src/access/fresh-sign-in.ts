import { freshSignInMs } from "./session-limits.ts";

/** Whether somebody showed who they are a short while ago. */
export const isFresh = (
  { authenticatedAt }: { readonly authenticatedAt?: Date | undefined },
  now: Date,
): boolean =>
  authenticatedAt !== undefined &&
  now.getTime() - authenticatedAt.getTime() <= freshSignInMs;
