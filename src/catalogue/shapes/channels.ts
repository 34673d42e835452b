import { z } from "zod";
import type { Channel } from "../catalogue.ts";
import { dayShape, given, welshShape, wordsShape } from "./words.ts";

const penceShape = z.number().nonnegative();

const costCardShape = z.strictObject({
  pence: penceShape,
  range: z.tuple([penceShape, penceShape]).optional(),
  basis: z.string().min(1),
  source: z.string().min(1),
  date: dayShape,
});

export const channelsShape = z.strictObject({
  welsh: welshShape,
  channels: z.record(
    z.string(),
    z.strictObject({ name: wordsShape, "cost-cards": z.array(costCardShape) }),
  ),
});

export const toChannels = (
  content: z.infer<typeof channelsShape>,
): ReadonlyMap<string, Channel> =>
  new Map(
    Object.entries(content.channels).map(([id, channel]) => [
      id,
      {
        id,
        name: channel.name,
        costCards: channel["cost-cards"].map(({ range, ...card }) =>
          given({ ...card, rangePence: range }),
        ),
      },
    ]),
  );
