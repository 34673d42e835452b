import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { afterDeath } from "./answers.ts";
import { everyDeath } from "./deaths.ts";
import {
  answerAll,
  bodiesOn,
  confirm,
  fillInDeath,
  follow,
  start,
} from "./traveller.ts";
import type { World } from "./world.ts";

/** Two people without accounts tell of one death, each in a browser of their own. */
export function twoInformants(world: World): void {
  test("two informants without accounts never see a word of each other, through tell, track, correct and take back", () =>
    world.visit({}, async (page) => {
      const one = await tells(world, page, "Olive Firstword", "07700900111");
      const browser = await otherBrowser(page);
      const two = await tells(world, page, "Ivor Otherword", "07700900222");
      await seesNothing(world, page, one);
      await correctsAnswers(world, page, two, one);
      const taken = await takesBack(world, page, two);
      await otherBrowser(page, browser);
      await seesNothing(world, page, two);
      await seesNothing(world, page, { ...two, reference: taken });
      await page.goto(world.at(`/told/${one.reference}`));
      assert((await bodiesOn(page)).length > 0, "what the first told stands");
      const undo = page.getByRole("link", { name: /is alive/ });
      assert.equal(await undo.count(), 1);
    }));
}

/** Goes on as another browser, with its cookies or none; gives those of the one before. */
async function otherBrowser(page: Page, cookies: Cookies = []) {
  const before = await page.context().cookies();
  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  return before;
}

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;
type Told = {
  readonly reference: string;
  readonly words: readonly string[];
};

async function tells(
  world: World,
  page: Page,
  name: string,
  phone: string,
): Promise<Told> {
  await fillInDeath(page, world.at(""), everyDeath.megan);
  await start(page);
  await answerAll(page, {
    ...afterDeath,
    "person.name": name,
    "contact.phone": phone,
  });
  const reference = await confirm(page);
  return { reference, words: [name, phone, reference] };
}

const pagesOf = ({ reference }: Told) => [
  `/told/${reference}`,
  `/told/${reference}/live`,
  `/told/${reference}/receipt`,
  `/told/${reference}/receipt.jws`,
  `/told/${reference}/correct`,
  `/told/${reference}/withdraw`,
];

/** Every page of another's telling is as if there were none, and one's own pages hold no word of it. */
async function seesNothing(
  world: World,
  page: Page,
  other: Told,
): Promise<void> {
  for (const path of pagesOf(other)) {
    const answer = await page.request.get(world.at(path));
    const text = await answer.text();
    assert(
      answer.status() === 404 || text === "",
      `${path}: ${answer.status()}`,
    );
    noWordOf(text, { ...other, words: other.words.slice(0, 2) });
  }
}

function noWordOf(text: string, { words }: Told): void {
  for (const word of words) assert(!text.includes(word), `shows ${word}`);
}

async function correctsAnswers(
  world: World,
  page: Page,
  own: Told,
  other: Told,
): Promise<void> {
  await page.goto(world.at(`/told/${own.reference}`));
  noWordOf(await page.content(), other);
  await follow(page, page.getByRole("link", { name: /^Correct/ }));
  const text = await page.content();
  assert(text.includes(own.words[0] ?? ""), "one's own answers are there");
  noWordOf(text, other);
}

async function takesBack(
  world: World,
  page: Page,
  { reference }: Told,
): Promise<string> {
  await page.goto(world.at(`/told/${reference}`));
  await follow(page, page.getByRole("link", { name: /is alive/ }));
  await page.check("[name=reason][value=mistake]");
  await follow(page, page.locator("main form button"));
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
