import type { Id } from "#kernel";
import type { Context } from "#postgres";

/** The rows of what is told about are needed as well: whoever tells of a death follows what is done about the person who died. */
export function withSubject(context: Context, subject: Id): Context {
  if (context.kind !== "customer" && context.kind !== "staff") return context;
  return {
    ...context,
    customers: [...new Set([...context.customers, subject])],
  };
}
