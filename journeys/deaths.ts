import type { DeathRecord } from "./traveller.ts";

/** Deaths of made-up people, as the letter from the registrar or coroner says them. */
export const everyDeath = {
  george: {
    by: "registrar",
    reference: "D-7K2M-Q4TX",
    area: "City of Bristol",
    name: "George Hill",
    dateOfDeath: "2026-11-17",
  },
  alan: {
    by: "coroner",
    reference: "C-4T8N-W2RK",
    area: "Leeds",
    name: "Alan Whitaker",
    dateOfDeath: "2026-11-12",
  },
  donald: {
    by: "registrar",
    reference: "D-9XQ3-M6HB",
    area: "City of Edinburgh",
    name: "Donald Fraser",
    dateOfDeath: "2026-11-15",
  },
  megan: {
    by: "registrar",
    reference: "D-5RW8-K3VN",
    area: "Cardiff",
    name: "Megan Roberts",
    dateOfDeath: "2026-11-14",
  },
  walter: {
    by: "registrar",
    reference: "D-6YW2-K8SN",
    area: "York",
    name: "Walter Simmons",
    dateOfDeath: "2026-11-16",
  },
} as const satisfies Record<string, DeathRecord>;
