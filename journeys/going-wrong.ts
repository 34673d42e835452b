import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { newName } from "./answers.ts";
import { everyDeath } from "./deaths.ts";
import {
  answer,
  answerAll,
  begin,
  confirm,
  doNotKnow,
  fillInDeath,
  follow,
  problemsOn,
  questionOf,
  referenceOf,
  signIn,
  start,
} from "./traveller.ts";
import type { World } from "./world.ts";

const event = "change-of-name";

/** What people do to pages, and what pages must stand. */
export function goingWrong(world: World): void {
  wrongAnswers(world);
  test("whoever confirms twice, from two pages at once or again later, tells once", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Carol Whitfield");
      await begin(page, world.at(""), event);
      await answerAll(page, newName);
      const preview = page.url();
      const second = await page.context().newPage();
      await second.goto(preview);
      const form = await formOf(page);
      const references = await Promise.all([confirm(page), confirm(second)]);
      await page.request.post(preview, { form });
      await page.goto(world.at("/"));
      const told: string[] = await page
        .getByRole("link", { name: /changed my name/ })
        .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
      assert.equal(new Set(references).size, 1);
      assert.deepEqual(new Set(told), new Set([`/told/${references[0]}`]));
      await page.goto(preview);
      assert.equal(referenceOf(page), references[0]);
    }));

  test("the back button after confirming leads to what was told", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "John Pryce");
      await begin(page, world.at(""), event);
      await answerAll(page, newName);
      const reference = await confirm(page);
      await page.goBack();
      await page.waitForURL(`**/told/${reference}`);
    }));

  test("answers are kept when the session is lost on the way", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Margaret Hill");
      await begin(page, world.at(""), event);
      await answer(page, "Margaret Hall");
      const next = questionOf(page);
      await page.context().clearCookies();
      await page.reload();
      assert.match(page.url(), /sign-in|choose/);
      await signIn(page, world.at(""), "Margaret Hill");
      await follow(page, page.locator("main a[href^='/telling/']").first());
      assert.equal(questionOf(page), next);
      await answerAll(page, newName);
      assert.match(await page.locator("main").innerText(), /Margaret Hall/);
    }));

  test("in two tabs the last answer stands", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Susan Clarke");
      await begin(page, world.at(""), event);
      const asked = () => questionOf(page) ?? "";
      while (asked() !== "name.new")
        await answer(page, newName[asked()] ?? doNotKnow);
      const other = await page.context().newPage();
      await other.goto(page.url());
      await answer(page, "Susan First");
      await answer(other, "Susan Last");
      await answerAll(page, newName);
      const shown = await page.locator("main").innerText();
      assert.match(shown, /Susan Last/);
      assert.doesNotMatch(shown, /Susan First/);
    }));

  test("a forged form changes nothing", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Anne Mason");
      await begin(page, world.at(""), event);
      const question = page.url();
      const forged = await page.request.post(question, {
        form: { "form-token": "forged", answer: "Somebody Else" },
      });
      assert.equal(forged.status(), 403);
      await page.goto(question.replace(/\/question\/.*/, ""));
      assert.equal(page.url(), question, "the question is still open");
    }));

  test("nobody finds the journey or the notice of somebody else", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "Rachel Levy");
      await begin(page, world.at(""), event);
      const [journey] = /\/telling\/[0-9a-f-]+/.exec(page.url()) ?? [];
      await answerAll(page, newName);
      const reference = await confirm(page);
      await world.visit({}, async (stranger) => {
        await signIn(stranger, world.at(""), "Mary Jones");
        for (const path of [
          `${journey}`,
          `${journey}/question/name.new`,
          `${journey}/preview`,
          `/told/${reference}`,
          `/told/${reference}/live`,
          `/told/${reference}/withdraw`,
          `/told/${reference}/receipt`,
          "/telling/no-such",
          "/telling/no-such/question/name.new",
          "/nothing-here",
        ]) {
          const reply = await stranger.request.get(world.at(path));
          const isHidden = reply.status() === 404 || reply.status() === 204;
          assert(isHidden, `${path} answers ${reply.status()}`);
        }
        const odd = await stranger.request.get(world.at("/told/%00"));
        assert.equal(odd.status(), 422);
        await begin(stranger, world.at(""), event);
        const form = await formOf(stranger);
        for (const path of [`${journey}/preview`, "/telling/no-such/preview"]) {
          const reply = await stranger.request.post(world.at(path), { form });
          assert.equal(reply.status(), 404, path);
        }
        await stranger.goto(world.at(`/told/${reference}`));
        await world.look(stranger);
      });
    }));
}

const formOf = async (page: Page): Promise<Record<string, string>> => ({
  "form-token": await page.locator("[name=form-token]").last().inputValue(),
  do: "confirm",
});

/** What is wrong in the form of a death's record, and where its message leads. */
const wrongs = [
  {
    what: "nothing typed",
    field: "reference",
    typed: "",
    says: /Enter the reference/,
  },
  {
    what: "a reference that no register knows",
    field: "reference",
    typed: "D-0000-0000",
    says: /cannot find a record/,
  },
  {
    what: "a name far too long",
    field: "name",
    typed: "a".repeat(101),
    says: /100 characters or/,
  },
  {
    what: "a day that does not exist",
    field: "dateOfDeath-day",
    typed: "31",
    says: /must be a real date/,
  },
  {
    what: "a day to come",
    field: "dateOfDeath-year",
    typed: "2031",
    says: /must be (?:today or )?in the past/,
  },
  {
    what: "letters for a day",
    field: "dateOfDeath-day",
    typed: "xx",
    says: /must be a real date|must be a number/,
  },
] as const;

function wrongAnswers(world: World): void {
  test("each wrong entry is named, kept and led to", () =>
    world.visit({ width: 390 }, async (page) => {
      for (const { what, field, typed, says } of wrongs) {
        await fillInDeath(page, world.at(""), everyDeath.alan);
        await page.fill(`[name="${field}"]`, typed);
        await start(page);
        assert.match(await problemsOn(page), says, what);
        assert.equal(await page.inputValue(`[name="${field}"]`), typed, what);
        await page.locator(".govuk-error-summary a").first().click();
        const focused: string | null = await page.evaluate(
          "document.activeElement.getAttribute('name')",
        );
        assert(
          focused?.startsWith(field.split("-")[0] ?? ""),
          `${what}: ${focused}`,
        );
        assert.match(await page.title(), /^Error: /);
      }
      await world.look(page);
    }));
}
