/** What every back end must answer: a decision from facts on a day. */
export type SuiteCase = {
  readonly title: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly asOf?: string;
  readonly decision: string;
  /** A value as JSON, `not applicable`, or the facts it needs. */
  readonly expected:
    | { readonly value: unknown }
    | { readonly needs: readonly string[] }
    | "not applicable";
};

export const decided = (value: unknown): { readonly value: unknown } => ({
  value,
});
export const needs = (...facts: readonly string[]) => ({ needs: facts });
