import { z } from "zod";
import { packKind } from "./kind.ts";

/** Rules and their rates: what stands in them is read where it is compiled, by the decisions themselves. */
export const rules = packKind({
  path: /^services\/[^/]+\/(rules|parameters)\.yaml$/,
  shape: z.unknown(),
});

/** Cases that the law or its guidance works out, read by whoever decides them; that they are YAML is seen before. */
export const examples = packKind({
  path: /^services\/[^/]+\/examples\.yaml$/,
  shape: z.unknown(),
});
