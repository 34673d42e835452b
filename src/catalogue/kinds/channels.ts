import { z } from "zod";
import { packKind } from "./kind.ts";
import { day, named, someText, welsh, words, written } from "./written.ts";

const pence = z.number().nonnegative();

const channel = written({
  name: words,
  "cost-cards": z.array(
    written({
      pence,
      range: z.tuple([pence, pence]).optional(),
      basis: someText,
      source: someText,
      date: day,
    }),
  ),
});
export type Channel = z.output<typeof channel> & { readonly id: string };

/** The ways to reach the state, and what a contact by each costs. */
export const channels = packKind({
  path: /^channels\.yaml$/,
  needed: "channels.yaml",
  shape: z.strictObject({ welsh, channels: named(channel) }),
});
