import { z } from "zod";
import { packKind } from "./kind.ts";
import {
  day,
  named,
  someNations,
  text,
  welsh,
  words,
  written,
  yesNo,
} from "./written.ts";

const organisation = written({
  name: words,
  kind: z.enum([
    "department",
    "agency",
    "council",
    "nhs",
    "regulator",
    "company",
    "charity",
  ]),
  nations: someNations,
  /** True when notices can be delivered to its systems; otherwise what it needs is listed as to be done elsewhere. */
  receives: yesNo,
  /** True of the body whose directors and supervisors agree what comes in force. */
  publishes: yesNo.optional(),
  /** As its own page gave it on a day; a number from memory is none. */
  phone: written({ number: text, source: text, on: day }).optional(),
  page: z.url().optional(),
  source: text.optional(),
});
export type PublicOrganisation = z.output<typeof organisation> & {
  readonly id: string;
};

/** The bodies that are told, or named as who answers. */
export const organisations = packKind({
  path: /^organisations\.yaml$/,
  needed: "organisations.yaml",
  shape: z.strictObject({ welsh, organisations: named(organisation) }),
  checks(content, { isNew }, { say }) {
    if (isNew && publishersOf(content) === undefined)
      say(
        ["organisations"],
        "No body here may bring a pack in force.",
        "Write `publishes: yes` at the body whose directors and supervisors agree what comes in force.",
      );
  },
});

/** The bodies whose people may bring a pack in force; undefined in a version that was kept from before any was named: then those of every body. */
export function publishersOf({
  organisations: all,
}: {
  readonly organisations: ReadonlyMap<string, PublicOrganisation>;
}): readonly PublicOrganisation[] | undefined {
  const named = [...all.values()].filter(({ publishes }) => publishes === true);
  return named.length > 0 ? named : undefined;
}
