import type { Id } from "#kernel";
import type { Context } from "#postgres";

/** The rows of those told about are needed as well: whoever tells of a death follows what is done about the person who died. */
export function withSubjects(
  context: Context,
  subjects: readonly Id[],
): Context {
  if (context.kind !== "customer" && context.kind !== "staff") return context;
  return {
    ...context,
    customers: [...new Set([...context.customers, ...subjects])],
  };
}
