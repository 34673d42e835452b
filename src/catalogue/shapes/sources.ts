import { z } from "zod";

/** The source key of what is known from general knowledge only: no source is stored. */
export const unsourced = "gk";

export const sourcesShape = z.strictObject({
  sources: z.record(
    z.string(),
    z.strictObject({
      title: z.string().min(1),
      address: z.string().min(1).optional(),
      licence: z.string().min(1),
    }),
  ),
});
