import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { everyday, moving } from "./answers.ts";
import {
  answerAll,
  askForAll,
  begin,
  bodiesOn,
  confirm,
  follow,
  signIn,
  start,
  untilAnswered,
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
      await as(world, page, "John Pryce");
      await page.goto(world.at("/who-looked"));
      for (const one of await page.locator("main summary").all())
        await one.click();
      const looks = await page.locator("main").innerText();
      assert.match(looks, /An adviser at Department for Work and Pensions/);
      assert.match(looks, /by phone/);
    }));

  printedForm(world);
  deadLetter(world);
  twoMatches(world);
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

function deadLetter(world: World): void {
  test("what a body cannot read becomes a task of its caseworker, who sends it again when the body has mended it, and the person sees it done and who looked", () =>
    world.visit({}, async (page) => {
      const body = "council:E06000022"; // nobody else in these journeys lives there
      const caseworker = await makeItBehave(world, page, body, "cannot-read");
      await signIn(page, world.at(""), "Susan Clarke");
      await begin(page, world.at(""), "moving-house");
      await answerAll(page, { ...everyday, ...moving });
      await askForAll(page);
      const reference = await confirm(page);
      await untilShown(page, /Delayed/);
      await as(world, page, caseworker);
      await page.goto(world.at("/desk/worklist?kind=dead-letter"));
      await untilShown(page, /I am moving house: Council Tax/);
      await world.look(page);
      await follow(page, page.locator("td a").first());
      await world.look(page);
      const task = page.url();
      assert.equal(await page.locator("[name=decision]").count(), 0);
      await follow(page, page.getByRole("button", { name: "Take this task" }));
      assert.equal(
        await page.locator("[value=redirect]").count(),
        0,
        "No other body answers where she lives.",
      );
      await world.look(page);
      await makeItBehave(world, page, body, "well");
      await page.goto(task);
      await page.check("[value=retry]");
      await page.fill("[name=reason]", "They have mended their system.");
      await follow(page, page.getByRole("button", { name: "Confirm" }));
      assert.match(
        await page.locator(".joinery-timeline").innerText(),
        /Sent again[^]*They have mended their system/,
      );
      await as(world, page, "Susan Clarke");
      await page.goto(world.at("/who-looked"));
      assert.match(
        await page.locator("main").innerText(),
        /A caseworker at Bath and North East Somerset Council/,
      );
      await page.goto(world.at(`/told/${reference}`));
      const council = (await untilAnswered(page)).filter(({ body: name }) =>
        name.startsWith("Bath and North East Somerset"),
      );
      assert(council.length > 0);
      assert(council.every(({ state }) => /^(Decided|Acted)/.test(state)));
    }));
}

/** Goes on as somebody else. */
async function as(world: World, page: Page, name: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, world.at(""), name);
}

function twoMatches(world: World): void {
  test("two people in one register become a task of the body that keeps it", () =>
    world.visit({ withScript: false }, async (page) => {
      await signIn(page, world.at(""), "Mary Jones");
      await begin(page, world.at(""), "moving-house");
      await as(world, page, "Helen Walsh");
      const task = await findTask(world, page, /Mary Jones/);
      await world.look(page);
      assert.match(task, /two people who answer to one description/);
    }));
}

/** Opens the conflicts on the worklist, which other journeys may fill too, until one is about somebody; gives what it says. */
async function findTask(
  world: World,
  page: Page,
  about: RegExp,
): Promise<string> {
  for (let tries = 0; tries < 30; tries += 1) {
    await page.goto(world.at("/desk/worklist?kind=conflict"));
    const links = await page.locator("td a").all();
    const paths = await Promise.all(
      links.map((link) => link.getAttribute("href")),
    );
    for (const path of paths) {
      await page.goto(world.at(path ?? ""));
      const task = await page.locator("main").innerText();
      if (about.test(task)) return task;
    }
    await sleep(300);
  }
  return assert.fail(`No conflict is about ${String(about)}.`);
}

/** Sets on the departments' control page how a body behaves, and gives the name of its caseworker, whom that page names. */
async function makeItBehave(
  world: World,
  page: Page,
  body: string,
  behaviour: string,
): Promise<string> {
  const control = new URL(`/bodies/${encodeURIComponent(body)}`, world.at(""));
  control.port = String(Number(control.port) + 2);
  await page.goto(control.href);
  await page.selectOption("[name=behaviour]", behaviour);
  await follow(page, page.locator("main form button"));
  const note = await page.locator("main").innerText();
  return /waits for ([^:]+):/.exec(note)?.[1] ?? assert.fail(note);
}

/** Loads the page again until it says something. */
async function untilShown(page: Page, text: RegExp): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const shown = await page.locator("main").innerText();
    if (text.test(shown)) return;
    await sleep(300);
    await page.reload();
  }
  assert.fail(`${page.url()} never says ${String(text)}.`);
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
      await as(world, page, "Samuel Boateng");
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
