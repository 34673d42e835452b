/** Options that may be left out or handed over as `undefined`, so that pages can pass on what they may not have. */
export type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };
