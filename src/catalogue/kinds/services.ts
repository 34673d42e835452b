import { z } from "zod";
import type { InFile, Known } from "./kind.ts";
import { packKind } from "./kind.ts";
import { textsAt } from "./references.ts";
import type { ByNation } from "./written.ts";
import {
  byNation,
  camelCase,
  given,
  nations,
  someNations,
  someText,
  text,
  textByNation,
  texts,
  welsh,
  words,
  written,
} from "./written.ts";

const place = z.strictObject({ organisation: text, name: words });

const apply = written({
  by: text,
  page: z.url().optional(),
  "processing-days": z.number().positive().optional(),
}).transform(({ by, ...apply }) => ({ ...apply, ...toWay(by) }));

/** `claim`, `automatic`, or `with <service>`: given to whoever gets the other service. */
function toWay(by: string): {
  readonly by: "claim" | "automatic" | "with";
  readonly with?: string;
} {
  const other = /^with (.+)$/.exec(by)?.[1];
  if (other) return { by: "with", with: other };
  return { by: by === "automatic" ? by : "claim" };
}

const shape = written({
  welsh: welsh.optional(),
  id: text,
  name: words,
  summary: words,
  authority: textByNation,
  nations: someNations,
  /** Who answers, under what name, where it is not offered. */
  elsewhere: byNation(place)
    .default({})
    .transform((places): ByNation<z.output<typeof place>> => given(places)),
  groups: texts,
  /** The yes/no decision that says whether it applies, and the one that says how much. */
  goal: text.optional(),
  amount: text.optional(),
  /** How `person.benefits` names it once a body pays it. */
  benefit: text.optional(),
  /** FEEL, once read the name of its decision: the person has it in another way, e.g. a bus pass. */
  "held-when": text.optional(),
  /** The decision that gives the day on which it is settled who gets it this time: what happens later takes nothing away. */
  "settled-on": text.optional(),
  /** The decision that gives the day by which the person should act. */
  deadline: text.optional(),
  apply,
  "legal-basis": someText,
  evidence: texts.default([]),
}).transform(({ heldWhen, ...service }) => ({
  ...service,
  ...(heldWhen && { heldWhen: `held.${camelCase(service.id)}` }),
}));
export type PublicService = z.output<typeof shape>;

/** Services: each nation has an authority or a named body elsewhere, and goals are decisions. */
export const services = packKind({
  path: /^services\/[^/]+\/service\.yaml$/,
  shape,
  declares: [{ kind: "service", at: "id" }],
  references: [
    { at: "authority.*", to: "organisation or council role" },
    { at: "elsewhere.*.organisation", to: "organisation or council role" },
    { at: "goal", to: "decision" },
    { at: "amount", to: "decision" },
    { at: "settled-on", to: "decision" },
    { at: "deadline", to: "decision" },
    { at: "groups.*", to: "customer group" },
  ],
  conditions: ({ heldWhen, legalBasis }) => [
    { name: heldWhen, at: ["held-when"], source: legalBasis },
  ],
  checks: (service, known, within) => {
    checkFolder(service, within);
    checkNations(service, within);
    checkApply(known, within);
  },
});

function checkFolder({ id }: PublicService, { file, say }: InFile): void {
  if (file !== `services/${id}/service.yaml`)
    say(
      ["id"],
      `The service \`${id}\` is in ${file}.`,
      `Put it in services/${id}/.`,
    );
}

/** Every nation is served by an authority or has a body to name in its place. */
function checkNations(service: PublicService, { say }: InFile): void {
  const { nations: served, authority, elsewhere } = service;
  for (const nation of nations) {
    if (served.includes(nation) && authority[nation] === undefined)
      say(
        ["authority"],
        `The service is offered in ${nation} but no authority is named there.`,
        `Add \`${nation}:\` to \`authority\`.`,
      );
    if (!served.includes(nation) && elsewhere[nation] === undefined)
      say(
        ["nations"],
        `The service does not cover ${nation} and names nobody who does.`,
        `Add \`${nation}\` to \`nations\`, or to \`elsewhere\` with the organisation that answers there.`,
      );
  }
}

function checkApply({ services }: Known, { tree, say }: InFile): void {
  const by = textsAt(tree, "apply.by")[0]?.text ?? "";
  const other = /^with (.+)$/.exec(by)?.[1];
  if (/^(claim|automatic)$/.test(by) || services.has(other ?? "")) return;
  say(
    ["apply", "by"],
    other
      ? `There is no service \`${other}\`.`
      : `\`${by}\` is not a way to apply.`,
    "Write `claim`, `automatic`, or `with <service>`.",
  );
}
