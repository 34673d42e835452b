import { z } from "zod";
import type { Result } from "#kernel";
import { contractDay, parseJson } from "./event.ts";
import type { ReadFault } from "./event.ts";

const returnedContacts = z.strictObject({
  contacts: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(100),
        delivery: z.uuid().optional(),
        lifeevent: z.string().max(80),
        reason: z.enum([
          "to-tell-again",
          "to-ask-progress",
          "to-complain",
          "to-ask-how",
          "to-give-evidence",
          "other",
        ]),
        channel: z.enum(["digital", "phone", "counter", "home-visit", "post"]),
        on: contractDay,
      }),
    )
    .min(1)
    .max(200),
});

/** Contacts a body received about an event all the same, by reason: the other side of “avoided”. */
export type ReturnedContacts = z.infer<typeof returnedContacts>;

export const parseReturnedContacts = (
  body: Buffer | string,
): Result<ReturnedContacts, ReadFault> => parseJson(returnedContacts, body);
