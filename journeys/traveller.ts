import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";
import { unfilledOn } from "#web/testing";

/** How a question is answered: by the words of a field, the values ticked, or the parts of a record; a date is `2026-12-01`. */
export type Answer =
  string | readonly string[] | { readonly [part: string]: string };
export type Answers = Readonly<Record<string, Answer>>;

/** The button that says so in a question that need not be answered. */
export const doNotKnow = "(I do not know)";
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** Signs in as one of the made-up people and opens their home page. */
export async function signIn(
  page: Page,
  url: string,
  name: string,
  as = "Sign in as",
): Promise<void> {
  await page.goto(`${url}/sign-in?return=%2F`);
  const choice = page.getByRole("button", {
    name: `${as} ${name}`,
    includeHidden: true,
  });
  const folded = page.locator("details", { has: choice }).locator("summary");
  if ((await folded.count()) > 0) await folded.click();
  await Promise.all([page.waitForURL(`${url}/`), choice.click()]);
}

/** Presses a button or link that leads to another page, and waits for that page. */
export async function follow(page: Page, what: Locator): Promise<void> {
  await Promise.all([page.waitForEvent("domcontentloaded"), what.click()]);
}

/** Opens an event and begins it; whoever has not signed in is asked to. */
export async function begin(
  page: Page,
  url: string,
  event: string,
): Promise<void> {
  await page.goto(`${url}/tell/${event}`);
  await start(page);
}

/** What the registrar or coroner gave, as it is typed in. */
export type DeathRecord = {
  readonly by: "registrar" | "coroner";
  readonly reference: string;
  readonly area: string;
  readonly name: string;
  readonly dateOfDeath: string;
};

/** Fills in the reference of a death. */
export async function fillInDeath(
  page: Page,
  url: string,
  { by, reference, area, name, dateOfDeath }: DeathRecord,
): Promise<void> {
  await page.goto(`${url}/tell/bereavement`);
  await page.check(`[name=by][value=${by}]`);
  await page.fill("[name=reference]", reference);
  await page.selectOption("[name=organisation]", { label: area });
  await page.fill("[name=name]", name);
  await fillInDate(page.locator("main"), "dateOfDeath", dateOfDeath);
}

export const start = (page: Page): Promise<void> =>
  follow(page, page.locator(".govuk-button--start"));

async function fillInDate(
  form: Locator,
  field: string,
  day: string,
): Promise<void> {
  const [year = "", month = "", date = ""] = day.split("-");
  for (const [part, text] of Object.entries({ day: date, month, year }))
    await form
      .locator(`[name="${field}-${part}"]`)
      .fill(part === "year" ? text : String(Number(text)));
}

/** The question that a page asks, or nothing when it is no question. */
export const questionOf = (page: Page): string | undefined =>
  /\/question\/([\w.]+)/.exec(new URL(page.url()).pathname)?.[1];

/** Answers the question that the page asks and sends it. */
export async function answer(page: Page, given: Answer): Promise<void> {
  const form = page.locator("main form");
  if (given === doNotKnow)
    return follow(page, form.locator("button[name=skip]"));
  await fillIn(form, given);
  return follow(page, form.locator("button:not([name])"));
}

export async function fillIn(form: Locator, given: Answer): Promise<void> {
  if (typeof given === "string") return fillInOne(form, "answer", given);
  if (given instanceof Array) return tick(form, given);
  for (const [part, text] of Object.entries(given))
    await fillInOne(form, `answer.${part}`, text);
}

async function tick(form: Locator, values: readonly string[]): Promise<void> {
  for (const box of await form.locator("input[type=checkbox]").all())
    await box.setChecked(
      values.includes((await box.getAttribute("value")) ?? ""),
    );
}

async function fillInOne(
  form: Locator,
  field: string,
  text: string,
): Promise<void> {
  const choice = form.locator(`[type=radio][name="${field}"][value="${text}"]`);
  if ((await choice.count()) > 0) return choice.check();
  const select = form.locator(`select[name="${field}"]`);
  if ((await select.count()) > 0)
    return void (await select.selectOption({ label: text }));
  if (isDay(text)) return fillInDate(form, field, text);
  await form.locator(`[name="${field}"]`).fill(text);
}

/** Answers each question asked, until the page to check before anything is told. What was asked is returned. */
export async function answerAll(
  page: Page,
  answers: Answers,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<readonly string[]> {
  const asked: string[] = [];
  for (
    let name = questionOf(page);
    name !== undefined;
    name = questionOf(page)
  ) {
    await look(page);
    assert(
      !asked.includes(name),
      `${name} is asked twice: ${await problemsOn(page)}`,
    );
    asked.push(name);
    const given = answers[name];
    assert(given !== undefined, `This journey has no answer to ${name}.`);
    await answer(page, given);
  }
  assert.match(
    new URL(page.url()).pathname,
    /\/preview$/,
    await problemsOn(page),
  );
  return asked;
}

/** What a page says is wrong with what was sent. */
export const problemsOn = async (page: Page): Promise<string> =>
  (await page.locator(".govuk-error-summary").allInnerTexts()).join("\n");

/** Confirms what is about to be told and gives its reference. */
export async function confirm(page: Page): Promise<string> {
  await follow(page, page.locator("button[name=do][value=confirm]"));
  return referenceOf(page);
}

/** Ticks every body that is told only when the person asks for it. */
export async function askForAll(page: Page): Promise<void> {
  for (const box of await page.locator("input[name=optIn]").all())
    await box.check();
}

export function referenceOf(page: Page): string {
  const reference = /\/told\/([\w-]+)$/.exec(new URL(page.url()).pathname)?.[1];
  assert(
    reference,
    `${page.url()} is not the page that follows what was told.`,
  );
  return reference;
}

/** One body on the page that follows what was told. */
export type Told = { readonly body: string; readonly state: string };
const settled =
  /^(decided|acted|being looked at|refused|needs you|wedi’i benderfynu|wedi gweithredu|yn cael ei ystyried|gwrthodwyd|eich angen chi)(:|$)/i;
const answeredWithinMs = 30_000;

const notTold = /^(not told|heb gael gwybod)/i;

/** The bodies that were told; those left out by choice are no part of it. */
export async function bodiesOn(page: Page): Promise<readonly Told[]> {
  const titles = await page.locator(".joinery-timeline__title").all();
  const bodies = await Promise.all(
    titles.map(async (title) => {
      const state = (await title.locator(".govuk-tag").innerText()).trim();
      const text = (await title.innerText()).trim();
      return { body: text.slice(0, -state.length).trim(), state };
    }),
  );
  return bodies.filter(({ state }) => !notTold.test(state));
}

/** Loads the page again until every body that was told has acted, refused or asked for something. */
export async function untilAnswered(page: Page): Promise<readonly Told[]> {
  const until = Date.now() + answeredWithinMs;
  for (;;) {
    const told = await bodiesOn(page);
    if (told.length > 0 && told.every(({ state }) => settled.test(state))) {
      assert.deepEqual(await unfilledOn(page), []);
      return told;
    }
    assert(
      Date.now() < until,
      `Not every body has answered:\n${told.map(({ body, state }) => `${body}: ${state}`).join("\n")}`,
    );
    await sleep(300);
    await page.reload();
  }
}
