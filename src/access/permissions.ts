import { isFresh } from "./session-limits.ts";
import { coversEvent } from "./mandates.ts";
import type { Role, Visitor } from "./visitor.ts";

/** Everything that needs a permission, by who may do it. The only place that says so. */
export const staffActions = {
  "serve-customer": ["adviser", "caseworker", "supervisor"],
  "find-customer": ["adviser", "caseworker", "supervisor"],
  "see-worklist": ["caseworker", "supervisor"],
  "work-case-task": ["caseworker", "supervisor"],
  "assign-case-task": ["supervisor"],
  "settle-delivery": ["caseworker", "supervisor"],
  "key-printed-form": ["adviser", "caseworker", "supervisor"],
  "record-mandate": ["adviser", "caseworker", "supervisor"],
  "see-map": ["director", "supervisor", "auditor"],
  "see-measures": ["director", "supervisor", "auditor"],
  "publish-pack": ["director", "supervisor"],
  "read-log": ["auditor"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type StaffAction = keyof typeof staffActions;
type CustomerAction =
  | "see-own-facts"
  | "correct-own-facts"
  | "tell"
  | "give-mandate"
  | "see-looks"
  | "change-bank-account"
  | "change-reach"
  | "change-identity"
  | "hide-address"
  | "show-address";
export type Action = StaffAction | CustomerAction;

/** What only the person themselves does. Whoever serves them may hide an address; shown again, they would read it at once. */
const forOneself: ReadonlySet<Action> = new Set([
  "give-mandate",
  "show-address",
]);
/** What a person who acts for another under a mandate may not do in their name: they may be whom an address is hidden from. */
const notForHelpers: ReadonlySet<Action> = new Set([
  ...forOneself,
  "hide-address",
]);

/** Money, identity, ways to be reached, and the law that decides: whoever stole a session must not get at them with it alone. */
const wantsFreshSignIn: ReadonlySet<Action> = new Set([
  "change-bank-account",
  "change-reach",
  "change-identity",
  "give-mandate",
  "hide-address",
  "show-address",
  "record-mandate",
  "publish-pack",
]);

/** Whether a visitor must show anew who they are before they do this, for themselves or for whom they serve. A record's holder has no sign-in. */
export const mustSignInAgain = (
  visitor: Visitor,
  action: Action,
  now: Date,
): boolean =>
  (visitor.kind === "customer" || visitor.kind === "staff") &&
  wantsFreshSignIn.has(action) &&
  !isFresh(visitor, now);

/** Whoever acts under a mandate for some events or bodies only tells those: nothing else of the giver is theirs to read or change. */
export const isNarrow = (visitor: Visitor): boolean =>
  visitor.kind === "customer" &&
  visitor.actingFor !== undefined &&
  visitor.actingFor.events.length + bodiesCovered(visitor).length > 0;

/** The bodies that the mandate they act under is for; none means all. */
export const bodiesCovered = (visitor: Visitor): readonly string[] =>
  (visitor.kind === "customer" ? visitor.actingFor?.bodies : undefined) ?? [];

/** A new bank account may be part of an event they were let tell; its owner confirms it. */
const forNarrowHelpers: ReadonlySet<Action> = new Set([
  "tell",
  "change-bank-account",
]);

/** Whether an event is within what a visitor may see in the name they act in. */
export const reachesEvent = (visitor: Visitor, event: string): boolean =>
  visitor.kind !== "customer" ||
  visitor.actingFor === undefined ||
  coversEvent(visitor.actingFor.events, event);

const isStaffAction = (action: Action): action is StaffAction =>
  action in staffActions;

/** Whether a visitor may do something; whose rows they then see is the database's row-level security. */
export function mayDo(visitor: Visitor, action: Action): boolean {
  switch (visitor.kind) {
    case "staff":
      return isStaffAction(action)
        ? visitor.roles.some((role) =>
            (staffActions[action] as readonly Role[]).includes(role),
          )
        : visitor.serving !== undefined && !forOneself.has(action);
    case "customer":
      return (
        !isStaffAction(action) &&
        (!isNarrow(visitor) || forNarrowHelpers.has(action)) &&
        !(visitor.actingFor !== undefined && notForHelpers.has(action))
      );
    case "referenced":
      return action === "tell";
    case "anonymous":
    case "unlinked":
      return false;
  }
}
