import { z } from "zod";
import { packKind } from "./kind.ts";
import { someText, text } from "./written.ts";

/** The source key of what is known from general knowledge only: no source is stored. */
export const unsourced = "gk";

/** What is said of today, by the key that names its source. */
export const sources = packKind({
  path: /^sources\.yaml$/,
  shape: z.strictObject({
    sources: z.record(
      text,
      z.strictObject({
        title: someText,
        address: someText.optional(),
        licence: someText,
      }),
    ),
  }),
});
