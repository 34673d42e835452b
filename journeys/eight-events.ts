import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { PageSettings } from "#web/testing";
import {
  afterDeath,
  caring,
  goingIntoCare,
  leavingForGood,
  moving,
  newBank,
  newName,
  reachingPensionAge,
} from "./answers.ts";
import { enterCode } from "./bank-account-code.ts";
import { everyDeath } from "./deaths.ts";
import type { Answers, Told } from "./traveller.ts";
import {
  answerAll,
  askForAll,
  begin,
  confirm,
  fillInDeath,
  follow,
  questionOf,
  signIn,
  start,
  untilAnswered,
} from "./traveller.ts";
import type { World } from "./world.ts";

/** A telling from sign-in to the last answer. */
type Telling = {
  readonly title: string;
  readonly who: string;
  readonly event: string;
  readonly answers: Answers;
  /** Bodies that must be among those told, and what they are told of. */
  readonly told: readonly RegExp[];
  readonly settings?: PageSettings;
};

const tellings: readonly Telling[] = [
  {
    title:
      "after a move to another nation the old council and the pension both hear",
    who: "Tariq Ahmed",
    event: "moving-house",
    answers: moving,
    told: [
      /^Leeds City Council: Council Tax/,
      /^Department for Work and Pensions/,
      /^HM Revenue and Customs/,
    ],
  },
  {
    title:
      "going into care in Belfast is told to the bodies of Northern Ireland",
    who: "Bridget Doherty",
    event: "hospital-or-care",
    answers: goingIntoCare,
    told: [/^Department for Communities/],
  },
  {
    title: "becoming a carer in Glasgow is told on a telephone",
    who: "Fiona MacLeod",
    event: "becoming-or-needing-a-carer",
    answers: caring,
    told: [/^Glasgow City Council: Council Tax Reduction/],
    settings: { width: 390 },
  },
  {
    title: "a new name is told once",
    who: "Joyce Bennett",
    event: "change-of-name",
    answers: newName,
    told: [/^Department for Work and Pensions/, /^HM Revenue and Customs/],
  },
];

/** Each of the eight events, from sign-in or the registrar's reference to every body's answer; in one kind of browser when told. */
export function eightEvents(world: World, all: PageSettings = {}): void {
  for (const { settings, ...telling } of tellings)
    test(telling.title, () =>
      world.visit({ ...settings, ...all }, async (page) => {
        await signIn(page, world.at(""), telling.who);
        await begin(page, world.at(""), telling.event);
        await tellAll(world, page, telling.answers, telling.told);
      }),
    );
  test("a widow tells of a death once, with the registrar’s reference", () =>
    world.visit(all, async (page) => {
      await signIn(page, world.at(""), "Margaret Hill");
      await world.look(page);
      await page.goto(world.at("/tell"));
      await world.look(page);
      await fillInDeath(page, world.at(""), everyDeath.george);
      await world.look(page);
      await start(page);
      await tellAll(world, page, afterDeath, [
        /^Department for Work and Pensions/,
        /^Bristol City Council: Council Tax/,
        /^HM Passport Office/,
      ]);
    }));
  test("a daughter without an account tells of a death in Edinburgh, without script", () =>
    world.visit({ withScript: false }, async (page) => {
      await fillInDeath(page, world.at(""), everyDeath.donald);
      await start(page);
      await tellAll(world, page, asDaughter, [
        /^Social Security Scotland/,
        /^NHS Scotland/,
      ]);
    }));
  test("State Pension age is reached in Welsh: every heading is Welsh", () =>
    world.visit(all, (page) => reachPensionAgeInWelsh(world, page)));
  test("a new bank account is told only after a code sent another way", () =>
    world.visit(all, async (page) => {
      await signIn(page, world.at(""), "Peter Grant");
      await begin(page, world.at(""), "change-of-bank-account");
      await answerAll(page, newBank, world.look);
      await follow(page, page.locator("button[value=confirm]"));
      await world.look(page);
      await enterCode(page, world.at(""));
      const told = await untilAnswered(page);
      assertTold(told, [/^Department for Work and Pensions/]);
    }));
  test("leaving for good is told to a district and to who pays abroad, once the account there has its code", () =>
    world.visit({ withScript: false }, async (page) => {
      await signIn(page, world.at(""), "Brian Whitfield");
      await begin(page, world.at(""), "going-abroad");
      await answerAll(page, leavingForGood, world.look);
      await askForAll(page);
      await follow(page, page.locator("button[value=confirm]"));
      await enterCode(page, world.at(""));
      const told = await untilAnswered(page);
      assertTold(told, [
        /^Breckland District Council/,
        /International Pension Centre/,
      ]);
    }));
}

/** The page that follows the answers brings itself up to date, where script runs. */
export function answersComingIn(world: World): void {
  test("what a person opens while the answers come in stays open", () =>
    world.visit({}, async (page) => {
      await signIn(page, world.at(""), "John Pryce");
      await begin(page, world.at(""), "change-of-name");
      await answerAll(page, newName);
      await askForAll(page);
      await confirm(page);
      const first = page.locator("#body-0");
      const before = await first.locator(".govuk-tag").innerText();
      await first.locator("summary").last().click();
      await first.locator(".govuk-tag", { hasText: "Acted:" }).waitFor();
      assert.doesNotMatch(before, /Acted/);
      const more = page.locator("#body-0-more");
      assert.equal(await more.getAttribute("open"), "");
      const focused = "document.activeElement.parentNode.id";
      assert.equal(await page.evaluate(focused), "body-0-more");
    }));
}

const asDaughter: Answers = {
  ...afterDeath,
  "person.name": "Isla Fraser",
  "person.relationshipToDeceased": "child",
  "deceased.documents": ["passport", "driving-licence"],
};

/** Answers, checks, confirms and waits for every answer, looking at each page on the way. */
async function tellAll(
  { look }: World,
  page: Page,
  answers: Answers,
  wanted: readonly RegExp[],
): Promise<void> {
  await answerAll(page, answers, look);
  await look(page);
  await askForAll(page);
  await confirm(page);
  await look(page);
  assertTold(await untilAnswered(page), wanted);
}

function assertTold(told: readonly Told[], wanted: readonly RegExp[]): void {
  const bodies = told.map(({ body }) => body);
  for (const body of wanted)
    assert(
      bodies.some((one) => body.test(one)),
      `${body} is not among those told: ${bodies.join("; ")}`,
    );
}

async function reachPensionAgeInWelsh(world: World, page: Page): Promise<void> {
  await page.goto(world.at("/?lang=cy"));
  await signIn(page, world.at(""), "Gareth Prosser", "Mewngofnodi fel");
  const headings = [await welshHeading(page)];
  await page.goto(world.at("/tell/reaching-state-pension-age"));
  headings.push(await welshHeading(page));
  await start(page);
  await answerAll(page, reachingPensionAge, async (asked) => {
    assert(questionOf(asked));
    headings.push(await welshHeading(asked));
  });
  headings.push(await welshHeading(page));
  // The account is new, so it waits for its code.
  await follow(page, page.locator("button[value=confirm]"));
  headings.push(await welshHeading(page));
  await enterCode(page, world.at(""));
  headings.push(await welshHeading(page));
  await untilAnswered(page);
  assert(headings.length > 7, headings.join("; "));
}

/** The heading of a page in Welsh, which must differ from the one of the same page in English. */
async function welshHeading(page: Page): Promise<string> {
  assert.equal(await page.getAttribute("html", "lang"), "cy", page.url());
  const heading = (await page.locator("h1").innerText()).trim();
  const { pathname } = new URL(page.url());
  const address = new URL(pathname, page.url());
  const english = await page.request.get(`${address.href}?lang=en`);
  await page.request.get(`${address.href}?lang=cy`);
  const text = await english.text();
  assert.match(text, /<html[^>]* lang="en"/);
  const [, inEnglish = ""] = /<h1[^>]*>([^]*?)<\/h1>/.exec(text) ?? [];
  assert.notEqual(plain(inEnglish), plain(heading), `${pathname} is English`);
  return heading;
}
const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
