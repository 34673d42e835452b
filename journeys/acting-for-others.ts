import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { afterDeath, goingIntoCare } from "./answers.ts";
import { everyDeath } from "./deaths.ts";
import {
  answerAll,
  begin,
  confirm,
  fillInDeath,
  follow,
  problemsOn,
  signIn,
  start,
  untilAnswered,
} from "./traveller.ts";
import type { World } from "./world.ts";

/** Helpers tell in the name of those who let them, and only what they may. */
export function actingForOthers(world: World): void {
  test("an attorney tells of her mother’s stay in hospital", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Rachel Levy");
      await actFor(world, page, "Miriam Levy");
      await begin(page, world.at(""), "hospital-or-care");
      await answerAll(page, inHospital);
      await confirm(page);
      await untilAnswered(page);
      await page.goto(world.at("/helpers"));
      await follow(page, page.getByRole("button", { name: /^Stop acting/ }));
      await page.goto(world.at("/"));
      const own = await page.locator("main").innerText();
      assert.doesNotMatch(own, /hospital or care home/i);
    }));

  test("an executor tells of the death", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Susan Clarke");
      await actFor(world, page, "George Hill");
      await fillInDeath(page, world.at(""), everyDeath.george);
      await start(page);
      await answerAll(page, { ...afterDeath, ...asDaughter });
      await confirm(page);
      const told = await untilAnswered(page);
      assert(told.length > 0);
    }));

  test("an agent for a bereavement may tell nothing else", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Susan Clarke");
      await actFor(world, page, "Margaret Hill");
      await page.goto(world.at("/tell/change-of-name"));
      assert.match(await problemsOn(page), /has not let you tell this/);
      await world.look(page);
    }));
}

const inHospital = {
  ...goingIntoCare,
  "care.place": "hospital",
  "care.placeName": "John Radcliffe Hospital",
  "care.dateIn": "2026-11-20",
  "care.expectedStay": "up-to-a-year",
  "care.dateOut": "(I do not know)",
  "care.whoPays": "nhs",
  "care.homeOccupants": "nobody",
};
const asDaughter = { "person.relationshipToDeceased": "child" };

export async function actFor(
  world: World,
  page: Page,
  name: string,
): Promise<void> {
  await page.goto(world.at("/helpers"));
  await world.look(page);
  const act = page.getByRole("button", {
    name: new RegExp(`Act for.*${name}`),
  });
  await follow(page, act);
  const banner = await page.locator(".joinery-acting-banner").innerText();
  assert(banner.includes(name), banner);
  await world.look(page);
}
