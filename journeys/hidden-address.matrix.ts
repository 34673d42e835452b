import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Flow } from "#catalogue";
import { loadPack } from "#catalogue";
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
import type { Answers } from "./traveller.ts";
import {
  answerAll,
  askForAll,
  begin,
  fillInDeath,
  follow,
  referenceOf,
  signIn,
  start,
  untilAnswered,
} from "./traveller.ts";
import { useWorld } from "./world.ts";

const world = useWorld();
const who = "Anne Mason";

const services = [
  "housing-benefit",
  "council-tax-reduction",
  "social-care",
] as const;
const documents = ["driving-licence", "vehicle", "blue-badge", "bus-pass"];
const own: Answers = {
  "person.councilServices": services,
  "person.documents": documents,
  "person.pensions": ["nhs"],
};
const careAddress = {
  line1: "Hollyhock Court",
  town: "Plymouth",
  postcode: "QA35 7ZZ",
};
const newAddress = {
  line1: "Larkspur Cottage",
  town: "Edinburgh",
  postcode: "QD57 8ZZ",
};

/** Everything that says, or lets one work out, where she lives, lived or will live. */
const secrets =
  /safe address|Truro|QA58|E06000052|Hollyhock|Plymouth|QA35|E06000026|Larkspur|Edinburgh|QD57|S12000036|Calle Amapola|Cartagena|Portugal/i;

const events: readonly {
  readonly event: string;
  readonly answers: Answers;
}[] = [
  {
    event: "change-of-bank-account",
    answers: {
      ...newBank,
      "bank.payments": ["state-pension", "housing-benefit", "council-tax"],
    },
  },
  { event: "change-of-name", answers: newName },
  { event: "becoming-or-needing-a-carer", answers: caring },
  { event: "reaching-state-pension-age", answers: reachingPensionAge },
  {
    event: "moving-house",
    answers: { ...moving, "move.newAddress": newAddress },
  },
  {
    event: "hospital-or-care",
    answers: {
      ...goingIntoCare,
      "care.placeName": "Hollyhock Court",
      "care.newAddress": careAddress,
    },
  },
  {
    event: "going-abroad",
    answers: {
      ...leavingForGood,
      "abroad.country": "Portugal",
      "abroad.payInto": "uk",
      "abroad.address": {
        line1: "Calle Amapola 3",
        town: "Cartagena",
        country: "Portugal",
      },
    },
  },
];

/** Tells what has been answered: every body that may be asked for is asked for. Gives what the page before said. */
async function tell(page: Page): Promise<string> {
  const shown = await page.locator("main").innerText();
  await saysOfEach(page);
  await askForAll(page);
  await follow(page, page.locator("button[name=do][value=confirm]"));
  if (/account/.test(new URL(page.url()).pathname))
    await enterCode(page, world.at(""));
  referenceOf(page);
  return shown;
}

/** Every body on the page before has a line about the hidden address. */
async function saysOfEach(page: Page): Promise<void> {
  const rows = await page
    .locator(".joinery-rows__row", { hasText: "Exactly what they get" })
    .allInnerTexts();
  for (const row of rows)
    assert.match(
      row,
      /The address is hidden|Nothing they get says where you live/,
    );
}

test("a hidden address goes, through all eight events, only where it is marked, and each page before says so", () =>
  world.visit({}, async (page) => {
    await signIn(page, world.at(""), who);
    const shown = new Map<string, string>();
    for (const { event, answers } of events) {
      await begin(page, world.at(""), event);
      await answerAll(page, { ...answers, ...own });
      shown.set(event, await tell(page));
    }
    await fillInDeath(page, world.at(""), everyDeath.walter);
    await start(page);
    await answerAll(page, {
      ...afterDeath,
      "person.relationshipToDeceased": "spouse-or-civil-partner",
    });
    shown.set("bereavement", await tell(page));
    if ((await page.locator(".joinery-timeline__title").count()) > 0)
      await untilAnswered(page);

    assert.match(shown.get("moving-house") ?? "", /registered anonymously/);
    assert.match(
      shown.get("moving-house") ?? "",
      /yourself, because the address is hidden/,
    );
    await checkReceived();
  }));

async function checkReceived(): Promise<void> {
  const loaded = await loadPack(
    fileURLToPath(new URL("../packs/uk", import.meta.url)),
  );
  assert.ok(loaded.kind === "ok");
  const { flows } = loaded.value;
  const received = world.received();
  const isMarked = (flow: Flow | undefined): boolean =>
    flow?.hiddenAddress.kind === "mark" || flow?.hiddenAddress.kind === "unit";
  const heard = new Set(
    received.map(({ flow }) => flows.get(flow)?.event ?? flow),
  );
  assert.deepEqual(
    [...heard].toSorted(),
    [...events.map(({ event }) => event), "bereavement"].toSorted(),
  );
  for (const { flow, organisation, body } of received) {
    if (isMarked(flows.get(flow))) {
      assert.match(body, /"address\.isHidden":\s*true/, flow);
      continue;
    }
    assert.doesNotMatch(body, secrets, `${flow} to ${organisation}`);
    assert.doesNotMatch(organisation, secrets, flow);
  }
  assert.ok(received.some(({ flow }) => isMarked(flows.get(flow))));
}
