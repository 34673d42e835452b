import type { ReachKind, WaysToReach } from "#catalogue";
import type { Id, Words } from "#kernel";
import { say, sayEach } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { alertCustomer } from "./messages.ts";
import { reachPauseDays } from "./reach.ts";

const wayWords: Readonly<Record<ReachKind, Words>> = sayEach({
  phone: "your phone number",
  email: "your e-mail address",
  address: "your home address",
  name: "your name",
  preference: "how you need to be contacted",
});

const subject: Words = say("Somebody changed how we reach you");

function bodyOf(kinds: readonly ReachKind[], isUndone: boolean): Words {
  const list = (locale: "en" | "cy") =>
    kinds.map((kind) => wayWords[kind][locale]).join(", ");
  if (isUndone)
    return {
      en: `What we were told about ${list("en")} was undone. What stood before stands. If it was not you, sign in, open “How we reach you” and see what stands. If it was you, you need do nothing.`,
      cy: `Cafodd yr hyn a ddywedwyd wrthym am ${list("cy")} ei ddadwneud. Mae’r hyn a safai o’r blaen yn sefyll. Os nad chi oedd hyn, mewngofnodwch, agorwch “Sut rydym yn cysylltu â chi” a gweld beth sy’n sefyll. Os chi oedd hyn, nid oes angen gwneud dim.`,
    };
  const isPlace = kinds.some(
    (kind) => kind !== "name" && kind !== "preference",
  );
  if (!isPlace)
    return {
      en: `We were told something new about ${list("en")}. For ${reachPauseDays} days we write to you as before. If it was not you, sign in, open “How we reach you” and undo it. If it was you, you need do nothing.`,
      cy: `Dywedwyd rhywbeth newydd wrthym am ${list("cy")}. Am ${reachPauseDays} diwrnod byddwn yn ysgrifennu atoch fel o’r blaen. Os nad chi oedd hyn, mewngofnodwch, agorwch “Sut rydym yn cysylltu â chi” a’i ddadwneud. Os chi oedd hyn, nid oes angen gwneud dim.`,
    };
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
    /** What stood before was put back. */
    readonly isUndone: boolean;
  },
): Promise<void> {
  const { customer, made, reach, at, isUndone } = change;
  const rows = await tx.query<{ concept: string }>(
    "select concept from people.fact where id = any ($1) and concept = any ($2) order by concept",
    [made, [...reach.keys()]],
  );
  const kinds = rows.flatMap(({ concept }) => reach.get(concept) ?? []);
  if (kinds.length === 0) return;
  const alerted = await alertCustomer(
    tx,
    {
      customer,
      kind: "reach-alert",
      mustReach: true,
      subject,
      body: bodyOf(kinds, isUndone),
      at,
    },
    reach,
  );
  await appendLog(tx, {
    kind: "people.reach-changed",
    subject: customer,
    dimensions: { ways: kinds, alerted: alerted.length },
  });
}
