import { describe } from "node:test";
import { actingForOthers } from "./acting-for-others.ts";
import { applyingOnce } from "./applying-once.ts";
import { answersComingIn, eightEvents } from "./eight-events.ts";
import { goingWrong } from "./going-wrong.ts";
import { narrowAndStolen } from "./narrow-and-stolen.ts";
import { servedByStaff } from "./served-by-staff.ts";
import { takingBack } from "./taking-back.ts";
import { twoInformants } from "./two-informants.ts";
import { useWorld } from "./world.ts";

/** At a time, so that nobody waits while departments think. */
const concurrency = 3;

describe("the whole system", { concurrency }, () => {
  const world = useWorld();
  eightEvents(world);
  answersComingIn(world);
  actingForOthers(world);
  narrowAndStolen(world);
  applyingOnce(world);
  takingBack(world);
  goingWrong(world);
  servedByStaff(world);
  twoInformants(world);
});
