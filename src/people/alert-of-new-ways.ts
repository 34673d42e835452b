import type { ReachKind, WaysToReach } from "#catalogue";
import type { Id, Words } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { alertCustomer } from "./messages.ts";
import { reachPauseDays } from "./reach.ts";

const wayWords: Readonly<Record<ReachKind, Words>> = {
  phone: { en: "your phone number", cy: "eich rhif ffôn" },
  email: { en: "your e-mail address", cy: "eich cyfeiriad e-bost" },
  address: { en: "your home address", cy: "eich cyfeiriad cartref" },
  name: { en: "your name", cy: "eich enw" },
  preference: {
    en: "how you need to be contacted",
    cy: "sut mae angen cysylltu â chi",
  },
};

const subject: Words = {
  en: "Somebody changed how we reach you",
  cy: "Newidiodd rhywun sut rydym yn cysylltu â chi",
};

function bodyOf(kinds: readonly ReachKind[]): Words {
  const list = (locale: "en" | "cy") =>
    kinds.map((kind) => wayWords[kind][locale]).join(", ");
  return {
    en: `We were told something new about ${list("en")}. We send nothing there for ${reachPauseDays} days. If it was not you, sign in, open “How we reach you” and undo it. If it was you, you need do nothing.`,
    cy: `Dywedwyd rhywbeth newydd wrthym am ${list("cy")}. Ni fyddwn yn anfon dim yno am ${reachPauseDays} diwrnod. Os nad chi oedd hyn, mewngofnodwch, agorwch “Sut rydym yn cysylltu â chi” a’i ddadwneud. Os chi oedd hyn, nid oes angen gwneud dim.`,
  };
}

/** Tells the ways that stand that others were told; with none that stands nobody can be told, and codes go to nobody until one does. */
export async function alertOfNewWays(
  tx: Tx,
  change: {
    readonly customer: Id;
    /** The versions that were just recorded. */
    readonly made: readonly Id[];
    readonly reach: WaysToReach;
    readonly at: Date;
  },
): Promise<void> {
  const { customer, made, reach, at } = change;
  const rows = await tx.query<{ concept: string }>(
    "select concept from people.fact where id = any ($1) and concept = any ($2) order by concept",
    [made, [...reach.keys()]],
  );
  const kinds = rows.flatMap(({ concept }) => reach.get(concept) ?? []);
  if (kinds.length === 0) return;
  const alerted = await alertCustomer(
    tx,
    { customer, kind: "reach-alert", subject, body: bodyOf(kinds), at },
    reach,
  );
  await appendLog(tx, {
    kind: "people.reach-changed",
    subject: customer,
    dimensions: { ways: kinds, alerted: alerted.length },
  });
}
