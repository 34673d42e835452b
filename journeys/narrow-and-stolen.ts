import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { afterDeath, newBank } from "./answers.ts";
import { actFor } from "./acting-for-others.ts";
import { everyDeath } from "./deaths.ts";
import {
  answerAll,
  begin,
  fillInDeath,
  follow,
  problemsOn,
  signIn,
  start,
} from "./traveller.ts";
import type { World } from "./world.ts";

/** Whoever may do little tries everything. */
export function narrowAndStolen(world: World): void {
  test("a helper for one event opens nothing else of the giver, whatever address they try", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Susan Clarke");
      await actFor(world, page, "Margaret Hill");
      const home = await page.locator("main").innerText();
      assert.doesNotMatch(home, /What you get|Pension|£/);
      assert.equal(
        await page.getByRole("link", { name: "Your facts" }).count(),
        0,
      );
      for (const path of closed) {
        const answer = await page.goto(world.at(path));
        assert.equal(answer?.status(), 403, path);
      }
      await page.goto(world.at("/"));
      const csrf = await page.locator("[name=form-token]").first().inputValue();
      for (const path of closed) {
        const answer = await page.request.post(world.at(path), {
          form: {
            "form-token": csrf,
            answer: "07700 900666",
            code: "AAAA-AAAA",
          },
          maxRedirects: 0,
        });
        assert.ok([403, 404, 405].includes(answer.status()), path);
      }
      await page.goto(world.at("/tell/moving-house"));
      assert.match(await problemsOn(page), /has not let you tell this/);
      await fillInDeath(page, world.at(""), everyDeath.george);
      await start(page);
      await answerAll(page, afterDeath);
      await world.look(page);
      const preview = await page.locator("main").innerText();
      assert.match(preview, /for them alone to see/);
      assert.doesNotMatch(preview, /£|12-34-56/);
    }));

  test("what a helper for one event tried changed nothing of the giver", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Margaret Hill");
      await page.goto(world.at("/facts"));
      assert.doesNotMatch(await page.locator("main").innerText(), /900666/);
      await page.goto(world.at("/messages"));
      assert.doesNotMatch(
        await page.locator("main").innerText(),
        /Somebody changed how we reach you/,
      );
      await page.goto(world.at("/who-looked"));
      await world.look(page);
    }));

  test("a stolen session gets no code for a bank account, and its owner undoes what it did", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Tariq Ahmed");
      const owners = await page.context().cookies();
      await thiefTries(world, page);
      const codes = await outbox(world, page);
      const [code] = codes.filter((text) => /Your code to confirm/.test(text));
      assert.match(code ?? "", /07700 ?900103/, "the code goes to the owner");
      assert(codes.every((text) => !text.includes("900666")));
      assert(
        codes.some((text) => /changed how we reach you[^]*900103/.test(text)),
      );
      await page.context().addCookies(owners);
      await page.goto(world.at("/how-we-reach-you"));
      await world.look(page);
      assert.match(await page.locator("main").innerText(), /900666/);
      await follow(page, page.getByRole("button", { name: /undo it/ }));
      const ways = await page.locator("main").innerText();
      assert.match(ways, /Undone/);
      assert.doesNotMatch(ways, /900666/);
      await page.goto(world.at("/sessions"));
      await world.look(page);
      await follow(page, page.getByRole("button", { name: /everywhere/ }));
      await page.context().addCookies(owners);
      await page.goto(world.at("/facts"));
      assert.match(page.url(), /choose-a-person/, "the copy is worth nothing");
    }));
}

const closed = [
  "/facts",
  "/facts/contact.phone/correct",
  "/facts/person.bankAccount/history",
  "/who-looked",
  "/messages",
  "/needs",
  "/bank-account",
  "/facts/person.benefits/correct",
  "/how-we-reach-you",
  "/apply",
  "/helpers/give",
];

/** With the cookies of somebody else: other ways to be reached, then another bank account. */
async function thiefTries(world: World, page: Page): Promise<void> {
  for (const [concept, theirs] of [
    ["contact.phone", "07700 900666"],
    ["contact.email", "thief900666@example.org"],
  ] as const) {
    await page.goto(world.at(`/facts/${concept}/correct`));
    await page.fill("[name=answer]", theirs);
    await follow(page, page.locator("main form button"));
  }
  await begin(page, world.at(""), "change-of-bank-account");
  await answerAll(page, newBank);
  await follow(page, page.locator("button[name=do][value=confirm]"));
  await page.fill("[name=code]", "AAAA-AAAA");
  await follow(page, page.locator("main form button").first());
  assert.match(await problemsOn(page), /code/i);
}

/** Each message that was sent, with where it went. */
async function outbox(world: World, page: Page): Promise<readonly string[]> {
  await page.goto(world.at("/outbox"));
  return page.locator("main li").allInnerTexts();
}
