/** A reference as it is printed, `JN-7K2M-Q4TX` or `D-7K2M-Q4TX`, however it is typed. */
export const referenceIn = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/^([A-Z]{1,2})([0-9A-Z]{4})([0-9A-Z]{4})$/, "$1-$2-$3");
