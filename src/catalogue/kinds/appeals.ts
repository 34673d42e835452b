import { z } from "zod";
import type { InFile } from "./kind.ts";
import { packKind } from "./kind.ts";
import {
  id,
  someNations,
  someText,
  someTexts,
  text,
  welsh,
  words,
  written,
  yesNo,
} from "./written.ts";

const step = written({
  route: someText,
  to: someText,
  limit: someText,
  late: someText.optional(),
  note: someText.optional(),
  cost: someText,
  confidence: z.enum(["read", "excerpt", "secondary", "memory"]),
  level: z.enum(["high", "medium", "low"]).optional(),
  source: someTexts.optional(),
  /** The time limit, counted from the day of the decision. */
  within: z
    .union([
      z.strictObject({ months: z.int().positive() }),
      z.strictObject({ days: z.int().positive() }),
    ])
    .optional(),
  /** It can be taken without the steps before it. */
  "stands-alone": yesNo.default(false),
  /** What people are told; the rest is for officials. */
  say: words.optional(),
});

const route = written({
  id,
  nations: someNations,
  /** Whose decisions it is for. */
  services: someTexts.default([]),
  flows: someTexts.default([]),
  decides: someText,
  law: someText,
  note: someText.optional(),
  steps: z.array(step).min(1),
});

const shape = written({
  welsh,
  sources: z.record(
    text,
    z.strictObject({ title: someText, page: someText, read: someText }),
  ),
  routes: z.array(route),
}).transform(({ sources, routes }) =>
  routes.map((one) => ({
    ...one,
    steps: one.steps.map(({ source = [], ...rest }) => ({
      ...rest,
      source: source.map((key) => sources[key]?.title ?? key),
    })),
  })),
);
/** What a person can do about a decision they think is wrong. */
export type AppealRoute = z.output<typeof shape>[number];

/** Routes of appeal: for what exists, one for each decision and nation, and nothing said to people that only memory holds. */
export const appeals = packKind({
  path: /^appeals\.yaml$/,
  shape,
  declares: [
    { kind: "route of appeal", at: "routes.*.id" },
    { kind: "way to appeal", names: waysOf },
  ],
  references: [
    { at: "routes.*.services.*", to: "service" },
    { at: "routes.*.flows.*", to: "flow" },
    {
      at: "routes.*.steps.*.source",
      to: "source of appeals",
      within: "sources",
    },
  ],
  checks: (routes, _, within) =>
    routes.forEach((one, index) => checkSteps(one, index, within)),
});

function waysOf(routes: readonly AppealRoute[]) {
  return routes.flatMap(({ nations, services, flows }, index) =>
    nations.flatMap((nation) =>
      [...services, ...flows].map((what) => ({
        name: `${what} in ${nation}`,
        at: ["routes", index],
      })),
    ),
  );
}

function checkSteps(
  { id, steps }: AppealRoute,
  route: number,
  { say }: InFile,
): void {
  steps.forEach(({ confidence, say: words, source }, index) => {
    const at = ["routes", route, "steps", index];
    const step = `Step ${index + 1} of \`${id}\``;
    if (confidence === "memory" && words)
      say(
        [...at, "say"],
        `${step} is known from memory only and yet says something to people.`,
        "Leave `say` out, or read a source and name it.",
      );
    if (confidence !== "memory" && (!words || source.length === 0))
      say(
        at,
        `${step} has a source and lacks what it says, or the source's key.`,
        "Write `say` in both languages and `source`, or set `confidence: memory`.",
      );
  });
}
