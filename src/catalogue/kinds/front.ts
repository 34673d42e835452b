import { z } from "zod";
import { packKind } from "./kind.ts";
import { welsh, words } from "./written.ts";

/** The name over the door. */
export const front = packKind({
  path: /^front\.yaml$/,
  needed: "front.yaml",
  shape: z.strictObject({ welsh, name: words }),
});
