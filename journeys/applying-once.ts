import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answerAll,
  confirm,
  doNotKnow,
  follow,
  problemsOn,
  signIn,
  untilAnswered,
} from "./traveller.ts";
import type { World } from "./world.ts";

/** What could be got is asked about once and claimed at once, with nothing having happened. */
export function applyingOnce(world: World): void {
  test("two claims go to their bodies with the same answers, and what was answered is known from then on", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Peter Grant");
      await page.goto(world.at("/apply"));
      await world.look(page);
      for (const service of wanted)
        await page.check(`[name=service][value=${service}]`);
      await follow(page, page.locator("main form button"));
      await answerAll(page, needsABadge);
      await world.look(page);
      const ticked = page.locator("[name=claim]:checked");
      assert.equal(await ticked.count(), wanted.length);
      for (const service of wanted)
        await page.uncheck(`[name=claim][value=${service}]`);
      await follow(page, page.locator("button[name=do][value=confirm]"));
      assert.match(await problemsOn(page), /Choose at least one/);
      for (const service of wanted)
        await page.check(`[name=claim][value=${service}]`);
      await confirm(page);
      const told = await untilAnswered(page);
      assert.equal(
        told.length,
        wanted.length,
        told.map(({ body }) => body).join("; "),
      );
      await page.goto(world.at("/needs"));
      assert(
        await page.isChecked("[value=large-print]"),
        "a need told once is known from then on",
      );
    }));

  test("somebody with a bus pass is not offered one", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Brian Whitfield");
      const home = await page.locator("main").innerText();
      assert.doesNotMatch(home, /bus pass/i);
      await page.goto(world.at("/apply"));
      const offered = page.locator("[name=service]");
      assert((await offered.count()) > 0);
      assert.equal(await page.locator("[value^=bus-pass]").count(), 0);
    }));
}

const wanted = ["bus-pass-england", "blue-badge"];

const needsABadge = {
  "blueBadge.mainReason": "severely-sight-impaired",
  "blueBadge.walkingDifficulty": doNotKnow,
  "person.isBlind": "yes",
  "needs.communication": ["large-print"],
  "needs.interpreterLanguage": doNotKnow,
};
