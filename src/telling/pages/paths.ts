import type { Id } from "#kernel";

/** Addresses of the telling's pages; none holds anything about a person. */
export const paths = {
  events: "/tell",
  apply: "/apply",
  begin: (event: string): string => `/tell/${event}`,
  comeBack: (reference?: string): string =>
    reference === undefined
      ? "/come-back"
      : `/come-back?reference=${reference}`,
  form: (event: string): string => `/tell/${event}/form`,
  journey: (journey: Id): string => `/telling/${journey}`,
  question: (journey: Id, concept: string): string =>
    `/telling/${journey}/question/${concept}`,
  correcting: (journey: Id): string => `/telling/${journey}/correct`,
  preview: (journey: Id): string => `/telling/${journey}/preview`,
  accountCode: (journey: Id): string => `/telling/${journey}/account-code`,
  told: "/told",
  track: (reference: string): string => `/told/${reference}`,
  notInReach: (reference: string): string =>
    `/told/${reference}?done=not-in-reach`,
  withdraw: (reference: string): string => `/told/${reference}/withdraw`,
  straightOn: (reference: string): string => `/told/${reference}/claim`,
  correct: (reference: string): string => `/told/${reference}/correct`,
  receipt: (reference: string): string => `/told/${reference}/receipt`,
} as const;
