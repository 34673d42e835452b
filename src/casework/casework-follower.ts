import { createHash } from "node:crypto";
import { addDays, todayInLondon } from "#kernel";
import { findPublication, publishersOf } from "#catalogue";
import type { Id } from "#kernel";
import type { Follower, SealedEntry } from "#log";
import {
  canBeAsked,
  findConsequences,
  findSides,
  isContradicted,
} from "#notices";
import type { LoadCatalogue, Side } from "#notices";
import type { Tx } from "#postgres";
import type { TaskKind } from "./case-task.ts";
import { dueInDays } from "./case-task.ts";
import { closeAnswered } from "./queries/close-answered.ts";
import type { Settled } from "./queries/close-answered.ts";
import { openTask } from "./queries/open-task.ts";
import type { NewTask } from "./queries/open-task.ts";

const answered = { delivery: "text" } as const;
const toldTwiceBy = { notice: "text", event: "text" } as const;
const letter = {
  delivery: "text",
  event: "text",
  flow: "text",
  attempts: "number?",
  fault: "text?",
} as const;

/**
 * Follows the sealed log: what no machine can settle becomes a task of the body that must, and a task whose body answers meanwhile is closed.
 * Replayed from the beginning it makes no second task and reopens none.
 */
export const caseworkFollower = (load: LoadCatalogue): Follower => ({
  name: "casework",
  heeds: {
    "notice.joined": toldTwiceBy,
    "notice.corrected": toldTwiceBy,
    "notice.withdrawn": toldTwiceBy,
    "delivery.dead": letter,
    "delivery.accepted": { delivery: "text", event: "text", fault: "text?" },
    "delivery.acted": answered,
    "delivery.refused": { ...letter, way: "text?" },
    "delivery.dead-letter-retried": answered,
    "delivery.dead-letter-redirected": answered,
    "delivery.dead-letter-settled": answered,
    "delivery.differs": {
      delivery: "text",
      kind: ["not-held", "not-answered", "not-ours"],
      day: "text?",
      event: "text?",
    },
    "people.looked": { purpose: "text", outcome: "text?" },
    "people.unreached": { alert: "text" },
  },
  async handle(tx, entries) {
    for (const entry of entries) {
      const task = taskOf(entry);
      const tasks = entry.kind.startsWith("notice.")
        ? await toldTwice(tx, entry, load)
        : entry.kind === "people.unreached"
          ? await unreachedTask(tx, entry, load)
          : [];
      for (const one of [task ?? [], tasks].flat()) await openTask(tx, one);
    }
    await closeAnswered(
      tx,
      entries.flatMap((entry) => settledBy(entry) ?? []),
    );
  },
});

/** The task an entry of the log gives to somebody, if any. */
function taskOf(entry: SealedEntry): NewTask | undefined {
  switch (entry.kind) {
    case "delivery.dead":
      return taskAboutDelivery(entry, "dead-letter");
    case "delivery.accepted":
      return entry.dimensions["fault"] === "held-before-hidden"
        ? heldTask(entry)
        : undefined;
    case "delivery.refused":
      return entry.dimensions["way"] === "phone"
        ? undefined // staff wrote that answer down themselves
        : taskAboutDelivery(entry, "refusal");
    case "delivery.differs":
      return differenceTask(entry);
    case "people.looked":
      return entry.dimensions["outcome"] === "two-matches"
        ? twoMatchesTask(entry)
        : undefined;
    default:
      return undefined;
  }
}

function taskAboutDelivery(
  entry: SealedEntry,
  kind: TaskKind,
): NewTask | undefined {
  const { delivery, event, flow, fault, attempts } = entry.dimensions;
  return newTask(entry, {
    kind,
    key: `${kind}:${entry.id}`,
    event: String(event),
    delivery: String(delivery),
    about: { flow, fault, attempts },
  });
}

/**
 * Several tell of one happening. A body to which somebody contradicts what another had said before gets a task; so does one that is asked to
 * undo nothing because another still tells it: one that is told how to ask them, where any is, and each where they contradict.
 */
async function toldTwice(
  tx: Tx,
  entry: SealedEntry,
  load: LoadCatalogue,
): Promise<readonly NewTask[]> {
  const { notice: told, event } = entry.dimensions;
  const all = await findSides(tx, String(told), load);
  const sides = all.filter(saysOther);
  const task = (
    conflict: string,
    notice: string,
    { organisation, cause }: Cause,
  ) =>
    newTask(entry, {
      kind: "conflict",
      key: `${conflict}:${notice}:${cause}`,
      organisation,
      event: String(event),
      notice,
      about: { conflict },
    }) ?? [];
  if (entry.kind !== "notice.withdrawn")
    return sides.flatMap(({ notice: { id }, organisation, delivery }) =>
      task("told-twice", id, { organisation, cause: delivery }),
    );
  const differs = new Set(sides.map(({ organisation }) => organisation));
  const released = await findReleased(tx, String(told));
  const able = new Set(
    all.filter(canBeAsked).map(({ organisation }) => organisation),
  );
  const asks = released.find((one) => able.has(one)) ?? released[0];
  return released
    .filter((one) => one === asks || differs.has(one))
    .flatMap((organisation) =>
      task("taken-back", String(told), { organisation, cause: organisation }),
    );
}

type Cause = { readonly organisation: string; readonly cause: string };

/** Whether it says to its body other than somebody before. */
const saysOther = (side: Side, place: number, all: readonly Side[]) =>
  isContradicted(
    side,
    all
      .slice(0, place)
      .filter(({ organisation }) => organisation === side.organisation),
  );

/** The bodies that a withdrawal asked to undo nothing, because another still tells them. */
const findReleased = async (tx: Tx, notice: string) => [
  ...new Set(
    (await findConsequences(tx, notice)).flatMap(({ kind, organisation }) =>
      kind === "released" ? [organisation] : [],
    ),
  ),
];

/** Two people in a body's register answer to one description: one task for the person and the body, however often it is asked. */
const twoMatchesTask = (entry: SealedEntry): NewTask | undefined =>
  newTask(entry, {
    kind: "conflict",
    key: `two-matches:${entry.subject}:${entry.organisation}`,
    event: String(entry.dimensions["purpose"]),
    about: { conflict: "two-matches" },
  });

/** Somebody can be told on no way of what is asked in their name: one task a day for each, of the body that owns the installation. */
async function unreachedTask(
  tx: Tx,
  entry: SealedEntry,
  load: LoadCatalogue,
): Promise<readonly NewTask[]> {
  const inForce = await findPublication(tx);
  const [owner] = (inForce && publishersOf(await load(inForce.hash))) ?? [];
  const { alert } = entry.dimensions;
  const day = todayInLondon(entry.recordedAt);
  const task =
    owner &&
    newTask(entry, {
      kind: "unreached",
      key: `unreached:${entry.subject}:${String(alert)}:${day}`,
      organisation: owner.id,
      event: "reach",
      about: { conflict: alert },
    });
  return task ? [task] : [];
}

/** The body took it before the address was hidden. No answer of its system closes this: it hides the address, and says so here. */
function heldTask(entry: SealedEntry): NewTask | undefined {
  const { delivery, event } = entry.dimensions;
  return newTask(entry, {
    kind: "conflict",
    key: `held:${String(delivery)}`,
    event: String(event),
    about: { conflict: "held-before-hidden", event: delivery },
  });
}

/** Both sides' nightly lists differ about a delivery. Events that we never sent name nobody: one task for the body and day. */
function differenceTask(entry: SealedEntry): NewTask | undefined {
  const { delivery, kind, day, event } = entry.dimensions;
  const about = { conflict: kind, day, event: delivery };
  if (kind !== "not-ours")
    return newTask(entry, {
      kind: "conflict",
      key: `differs:${String(delivery)}:${String(day)}`,
      event: String(event),
      delivery: String(delivery),
      about,
    });
  const key = `differs:${entry.organisation}:${String(day)}`;
  return newTask(
    { ...entry, subject: idFrom(key) },
    { kind: "conflict", key, event: "reconciliation", about },
  );
}

/** The same made-up identifier for the same text, for a task about nobody we know. */
const idFrom = (text: string): Id =>
  createHash("sha256")
    .update(text)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

/** A task about the person of an entry, for its body unless another is named. */
function newTask(
  { position, subject, organisation, recordedAt }: SealedEntry,
  task: Pick<NewTask, "kind" | "key" | "event" | "about"> & Partial<NewTask>,
): NewTask | undefined {
  const by = task.organisation ?? organisation;
  if (subject === null || by === null) return undefined;
  const dueOn = addDays(todayInLondon(recordedAt), dueInDays[task.kind]);
  const openedAt = recordedAt;
  return { ...task, organisation: by, subject, position, openedAt, dueOn };
}

const settles: Readonly<Record<string, readonly TaskKind[]>> = {
  "delivery.accepted": ["dead-letter", "conflict"],
  "delivery.acted": ["dead-letter", "refusal", "conflict"],
  "delivery.refused": ["dead-letter", "conflict"],
  "delivery.dead-letter-retried": ["dead-letter"],
  "delivery.dead-letter-redirected": ["dead-letter"],
  "delivery.dead-letter-settled": ["dead-letter"],
};

function settledBy({
  kind,
  position,
  dimensions,
}: SealedEntry): Settled | undefined {
  const kinds = settles[kind];
  const delivery = dimensions["delivery"];
  return kinds && typeof delivery === "string"
    ? { delivery, position, kinds }
    : undefined;
}
