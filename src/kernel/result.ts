export type Ok<T> = { readonly kind: "ok"; readonly value: T };
export type Failure<E> = { readonly kind: "failure"; readonly error: E };
/** An expected outcome that may be a refusal; faults outside are thrown instead. */
export type Result<T, E> = Ok<T> | Failure<E>;

export const ok = <T>(value: T): Ok<T> => ({ kind: "ok", value });
export const fail = <E>(error: E): Failure<E> => ({ kind: "failure", error });
export const isOk = <T, E>(result: Result<T, E>): result is Ok<T> =>
  result.kind === "ok";
