import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { afterDeath, moving } from "./answers.ts";
import { everyDeath } from "./deaths.ts";
import {
  answer,
  answerAll,
  askForAll,
  begin,
  bodiesOn,
  confirm,
  fillInDeath,
  follow,
  referenceOf,
  signIn,
  start,
  untilAnswered,
} from "./traveller.ts";
import type { World } from "./world.ts";

/** What was told can be corrected or taken back, along the same way. */
export function takingBack(world: World): void {
  test("after a correction only the bodies that it concerns hear again", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Nasreen Ahmed");
      await begin(page, world.at(""), "moving-house");
      await answerAll(page, moving);
      await askForAll(page);
      const first = await confirm(page);
      const told = await untilAnswered(page);
      await follow(page, page.getByRole("link", { name: /^Correct/ }));
      await world.look(page);
      await follow(page, page.locator("a[href$='/question/move.newTenure']"));
      await answer(page, "with-family");
      assert.deepEqual(
        await answerAll(page, moving),
        [],
        "nothing else is asked",
      );
      await world.look(page);
      assert.equal(await countIn(page, "Who will be told again"), 1);
      assert.equal(
        await countIn(page, "Who will not be told again"),
        told.length - 1,
      );
      const second = await confirm(page);
      assert.notEqual(second, first);
      await untilAnswered(page);
      const again = await heardAgain(page);
      assert(again.length > 0 && again.length < told.length);
      for (const body of again) assert.match(body, /State Pension/);
      await page.goto(world.at(`/told/${first}`));
      assert((await page.locator("main").innerText()).includes(second));
      await world.look(page);
    }));

  test("somebody reported dead by mistake says that he is alive, and every body puts it right", () =>
    world.visit({}, async (page) => {
      await fillInDeath(page, world.at(""), everyDeath.walter);
      await start(page);
      await answerAll(page, { ...afterDeath, ...byMistake });
      const reference = await confirm(page);
      const told = await untilAnswered(page);
      await page.goto(world.at("/sign-out"));
      await page.context().clearCookies();
      await signIn(page, world.at(""), "Walter Simmons");
      await follow(page, page.getByRole("link", { name: reference }).first());
      await follow(page, page.getByRole("link", { name: /are alive/ }));
      await world.look(page);
      await page.check("[name=reason][value=alive]");
      await follow(page, page.locator("main form button"));
      assert.notEqual(referenceOf(page), reference);
      const reversed = await untilAnswered(page);
      assert.deepEqual(
        reversed.map(({ body }) => body).toSorted(),
        told.map(({ body }) => body).toSorted(),
      );
      const decisions = await page.locator("main").innerText();
      assert.match(decisions, /put the record back as it was/);
      await follow(page, page.getByRole("link", { name: "Signed receipt" }));
      await world.look(page);
      assert.doesNotMatch(
        await page.locator("main").innerText(),
        /who died|Council Tax \/ Rates/,
      );
      await page.goto(world.at("/messages"));
      const written = await page.locator("main").innerText();
      assert.match(written, /We had been told that you had died/);
      assert.doesNotMatch(written, /who died|\{/);
    }));

  test("a withdrawal without a reason asks for one", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Carol Whitfield");
      await begin(page, world.at(""), "moving-house");
      await answerAll(page, moving);
      await confirm(page);
      await follow(page, page.getByRole("link", { name: "Take this back" }));
      await follow(page, page.locator("main form button"));
      await world.look(page);
      assert.match(
        await page.locator(".govuk-error-summary").innerText(),
        /Choose why/,
      );
      assert.equal((await bodiesOn(page)).length, 0);
    }));
}

/** The number that stands behind a heading. */
async function countIn(page: Page, heading: string): Promise<number> {
  const text = await page
    .getByRole("heading", { name: new RegExp(`^${heading} \\(`) })
    .innerText();
  return Number(/\((\d+)\)/.exec(text)?.[1]);
}

/** Bodies that a correction sent something to. */
const heardAgain = (page: Page): Promise<string[]> =>
  page
    .locator(".joinery-timeline__item")
    .filter({ hasNotText: "Not told again" })
    .locator(".joinery-timeline__title")
    .allInnerTexts();

const byMistake = {
  "person.name": "Nina Field",
  "person.relationshipToDeceased": "other",
  "deceased.documents": ["driving-licence"],
  "deceased.pensions": [],
  "deceased.lastHomeOccupants": "nobody",
};
