import { describe } from "node:test";
import { eightEvents } from "./eight-events.ts";
import { useWorld } from "./world.ts";

describe("without script, on a telephone", { concurrency: 3 }, () =>
  eightEvents(useWorld(), { withScript: false, width: 390 }),
);
