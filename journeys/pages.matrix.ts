import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { checkPage } from "#web/testing";
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
import { actFor } from "./acting-for-others.ts";
import { crawl } from "./crawl.ts";
import { everyDeath } from "./deaths.ts";
import type { Answers } from "./traveller.ts";
import {
  answerAll,
  begin,
  confirm,
  fillInDeath,
  follow,
  signIn,
  start,
} from "./traveller.ts";
import type { World } from "./world.ts";
import { keepPicture, useWorld } from "./world.ts";

/** Somebody who opens pages, and what they do first so that there is something to see. */
type Reader = {
  readonly who: string;
  readonly prepare: (world: World, page: Page) => Promise<void>;
  /** Steps that leave pages of one kind which differ all the same, such as each event's questions: their addresses. */
  readonly leave?: (world: World, page: Page) => Promise<readonly string[]>;
  /** Pages that no link leads to. */
  readonly from: readonly string[];
  readonly leastPages: number;
};

const desk = ["/desk", "/desk/find", "/desk/forms", "/desk/worklist"];
const staff = (name: string, from: readonly string[]): Reader => ({
  who: `${name}, who works for the state,`,
  prepare: (world, page) => signIn(page, world.at(""), name),
  from: ["/", ...from],
  leastPages: 3,
});

const readers: readonly Reader[] = [
  {
    who: "somebody who has not signed in",
    prepare: async () => {},
    from: ["/", "/tell", "/outbox", "/sign-in", "/nothing-here"],
    leastPages: 15,
  },
  {
    who: "somebody with the reference of a death",
    prepare: tellOfDeath,
    from: [],
    leastPages: 3,
  },
  {
    who: "a customer",
    prepare: (world, page) => signIn(page, world.at(""), "Tariq Ahmed"),
    leave: beginEveryEvent,
    from: ["/", "/apply", "/messages", "/needs", "/facts", "/helpers/give"],
    leastPages: 70,
  },
  {
    who: "a helper",
    prepare: async (world, page) => {
      await signIn(page, world.at(""), "Rachel Levy");
      await page.goto(world.at("/helpers"));
      const act = page.getByRole("button", { name: /Act for.*Miriam Levy/ });
      await follow(page, act);
    },
    from: ["/", "/helpers", "/who-looked"],
    leastPages: 10,
  },
  {
    who: "a helper for some bodies",
    prepare: async (world, page) => {
      await signIn(page, world.at(""), "Peter Grant");
      await actFor(world, page, "John Pryce");
    },
    leave: async (world, page) => {
      await begin(page, world.at(""), "moving-house");
      await answerAll(page, moving);
      assert.match(await page.locator("main").innerText(), /Not told by this/);
      const left = new URL(page.url()).pathname;
      await confirm(page);
      return [left, new URL(page.url()).pathname];
    },
    from: ["/", "/tell", "/helpers", "/told"],
    leastPages: 8,
  },
  staff("Priya Nair", desk),
  staff("Samuel Boateng", desk),
  staff("Eleanor Frost", ["/workbench"]),
];

const answersTo: Readonly<Record<string, Answers>> = {
  "moving-house": moving,
  "hospital-or-care": goingIntoCare,
  "becoming-or-needing-a-carer": caring,
  "going-abroad": leavingForGood,
  "change-of-bank-account": newBank,
  "change-of-name": newName,
  "reaching-state-pension-age": reachingPensionAge,
};

/** Answers the questions of every event; what was to be checked before it is told leads to each of them again. */
async function beginEveryEvent(
  world: World,
  page: Page,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const [event, answers] of Object.entries(answersTo)) {
    await begin(page, world.at(""), event);
    await answerAll(page, answers);
    if (event === "change-of-name") await confirm(page);
    else left.push(new URL(page.url()).pathname);
  }
  return left;
}

async function tellOfDeath(world: World, page: Page): Promise<void> {
  await fillInDeath(page, world.at(""), everyDeath.alan);
  await start(page);
  await answerAll(page, { ...afterDeath, "person.name": "Ruth Whitaker" });
  await confirm(page);
}

/** Printed forms are the same whoever opens them: they are checked once. */
const papers = new Set<string>();
const isPaper = (path: string): boolean => /^\/tell\/.*\/form$/.test(path);
const isSameForAll = (path: string): boolean => papers.has(path);

const world = useWorld();
const languages = ["en", "cy"] as const;
const widths = [390, 1280] as const;

for (const { who, prepare, leave, from, leastPages } of readers)
  test(`${who} can use every page in both languages, narrow or wide, with script or without`, () =>
    world.visit({}, async (page) => {
      await prepare(world, page);
      const left = (await leave?.(world, page)) ?? [];
      const here = page.url().startsWith("http")
        ? [new URL(page.url()).pathname]
        : [];
      const entries = [...left, ...here, ...from];
      const paths = await crawl(page, world.at(""), entries, isSameForAll);
      for (const path of paths.filter(isPaper)) papers.add(path);
      assert(paths.length >= leastPages, `only ${paths.join(" ")}`);
      const faults = [
        ...(await checkAll(page, paths)),
        ...(await checkWithoutScript(page, paths)),
      ];
      assert.equal(faults.join("\n\n"), "");
    }));

/** All that is wrong on some pages, so that one run names everything. */
async function checkAll(
  page: Page,
  paths: readonly string[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const path of paths)
    for (const language of languages) {
      await page.goto(`${world.at(path)}?lang=${language}`);
      if ((await page.getAttribute("html", "lang")) !== language)
        faults.push(`${path} is not in the language ${language}`);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 844 });
        await checkPage(page).catch(({ message }: Error) =>
          faults.push(`${width} px, ${language}: ${message}`),
        );
      }
      await keepPicture(page, `all ${path} ${language}`);
    }
  return faults;
}

const inBothLanguages = (path: string): readonly string[] =>
  languages.map((language) => `${path}?lang=${language}`);

/** The same person in a browser that runs no script: every page has its heading and fits the narrowest window. */
async function checkWithoutScript(
  page: Page,
  paths: readonly string[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  const cookies = await page.context().cookies();
  await world.visit({ withScript: false, width: 320 }, async (plain) => {
    await plain.context().addCookies(cookies);
    for (const path of paths.flatMap(inBothLanguages)) {
      await plain.goto(world.at(path));
      if ((await plain.locator("h1").count()) !== 1)
        faults.push(`${path} has no heading of its own without script`);
      await checkPage(plain).catch(({ message }: Error) =>
        faults.push(`without script: ${message}`),
      );
    }
  });
  return faults;
}
