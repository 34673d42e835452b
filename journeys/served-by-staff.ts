import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { everyday, moving } from "./answers.ts";
import {
  answerAll,
  bodiesOn,
  confirm,
  follow,
  signIn,
  start,
} from "./traveller.ts";
import type { World } from "./world.ts";

/** Customers who are not online: an adviser walks the same journey with them, and they see who looked. */
export function servedByStaff(world: World): void {
  test("an adviser serves a customer by phone, who tells of a move and later sees who looked", () =>
    world.visit({}, async (page) => {
      await atTheDesk(world, page, "Priya Nair");
      await find(world, page, { number: "QQ 12 10 01 A" });
      await beSure(world, page, { channel: "phone", purpose: "moving-house" });
      await world.look(page);
      await follow(page, page.locator(".govuk-button--start"));
      await start(page);
      await answerAll(page, { ...everyday, ...moving });
      const reference = await confirm(page);
      assert((await bodiesOn(page)).length > 0);
      await finish(world, page, reference);
      await page.context().clearCookies();
      await signIn(page, world.at(""), "John Pryce");
      await page.goto(world.at("/who-looked"));
      const looks = await page.locator("table").innerText();
      assert.match(looks, /An adviser at Department for Work and Pensions/);
      assert.match(looks, /by phone/);
    }));

  printedForm(world);
  test("a search that tells nobody apart is sent back, and an adviser has no worklist", () =>
    world.visit({}, async (page) => {
      await atTheDesk(world, page, "Priya Nair");
      await page.goto(world.at("/desk/find"));
      await next(page);
      const errors = page.locator(".govuk-error-summary");
      assert.match(await errors.innerText(), /National Insurance number/);
      await world.look(page);
      await page.goto(world.at("/desk/worklist"));
      assert.match(await page.title(), /permission|allowed|cannot/i);
    }));
}

function printedForm(world: World): void {
  test("an adviser without script finds a customer by name and birthday, and begins to key the form they sent, which a supervisor closes", () =>
    world.visit({ withScript: false }, async (page) => {
      await atTheDesk(world, page, "Priya Nair");
      await page.goto(world.at("/desk/forms"));
      await page.check('[value="going-abroad"]');
      await next(page);
      await find(world, page, {
        name: "Hill",
        "dateOfBirth-day": "2",
        "dateOfBirth-month": "3",
        "dateOfBirth-year": "1948",
      });
      await beSure(world, page, {});
      assert.match(page.url(), /\/tell\/going-abroad$/);
      await start(page);
      assert.match(page.url(), /\/question\//);
      await finish(world, page);
      await page.context().clearCookies();
      await signIn(page, world.at(""), "Samuel Boateng");
      await page.goto(world.at("/desk/worklist?kind=keyed-form"));
      await world.look(page);
      await follow(page, page.locator("td a").first());
      await world.look(page);
      await page.selectOption("[name=colleague]", { label: "Samuel Boateng" });
      await follow(page, page.getByRole("button", { name: "Assign" }));
      await page.check("[value=nothing-to-do]");
      await page.fill("[name=reason]", "It was not signed; sent back.");
      await follow(page, page.getByRole("button", { name: "Confirm" }));
      const story = await page.locator(".joinery-timeline").innerText();
      assert.match(story, /Opened[^]*Taken[^]*Assigned[^]*It was not signed/);
    }));
}

async function atTheDesk(
  world: World,
  page: Page,
  name: string,
): Promise<void> {
  await signIn(page, world.at(""), name);
  await page.goto(world.at("/desk"));
  await world.look(page);
}

/** Sends the form of a page. */
const next = (page: Page): Promise<void> =>
  follow(page, page.locator("main form button").first());

async function find(
  world: World,
  page: Page,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  if (!page.url().includes("/desk/find"))
    await page.goto(world.at("/desk/find"));
  await world.look(page);
  for (const [name, text] of Object.entries(fields))
    await page.fill(`[name="${name}"]`, text);
  await next(page);
  await world.look(page);
  await follow(page, page.getByRole("link", { name: /^Serve/ }).first());
}

/** Makes sure who it is and begins to serve. */
async function beSure(
  world: World,
  page: Page,
  chosen: Readonly<Record<string, string>>,
): Promise<void> {
  await world.look(page);
  for (const [name, value] of Object.entries(chosen))
    await page.check(`[name=${name}][value=${value}]`);
  if ((await page.locator("[name=received-day]").count()) > 0)
    for (const [part, text] of Object.entries({
      day: "20",
      month: "11",
      year: "2026",
    }))
      await page.fill(`[name=received-${part}]`, text);
  await page.check("[name=assured][value=answered]");
  await page.fill("[name=evidence]", "Address and date of marriage");
  await next(page);
}

/** Ends the contact by the link that every page has while somebody is served. */
async function finish(world: World, page: Page, told?: string): Promise<void> {
  await follow(
    page,
    page.getByRole("link", { name: "Finish serving" }).first(),
  );
  await world.look(page);
  if (told === undefined) await page.check("[name=reason][value=to-tell]");
  else
    assert.match(
      await page.locator(".govuk-inset-text").last().innerText(),
      new RegExp(told),
    );
  await page.check("[name=outcome][value=done]");
  await next(page);
  assert.equal(new URL(page.url()).pathname, "/desk");
}
