import { isDeepStrictEqual } from "node:util";
import { newId, newReference } from "#kernel";
import type { Id, Result } from "#kernel";
import { findDeliveries } from "#delivery";
import type { TrackedDelivery } from "#delivery";
import type { Tx } from "#postgres";
import { digestOf, noticeOf, resultOf, rowOf } from "./confirm.ts";
import type { Confirmation, Confirmed, NotConfirmed } from "./confirm.ts";
import type { Consequence } from "./consequences.ts";
import { findConsequences } from "./queries/find-notices.ts";
import type { Notice } from "./queries/find-notices.ts";
import { recordNotice } from "./queries/record-notice.ts";
import type { ConsequenceRow } from "./queries/record-notice.ts";

/** What a correction means for one body: told for the first time, told again, left alone, or told that it no longer holds. */
export type Correction =
  | {
      readonly kind: "told" | "opted-out";
      readonly body: Consequence;
    }
  | {
      readonly kind: "corrected" | "unchanged";
      readonly body: Consequence;
      readonly before: Earlier;
    }
  | { readonly kind: "withdrawn"; readonly before: Earlier };

/** Works out who hears of a correction, and of what; nothing is sent. */
export async function correctionsOf(
  tx: Tx,
  notice: Notice,
  consequences: readonly Consequence[],
): Promise<readonly Correction[]> {
  const earlier = await findEarlier(tx, notice);
  const still = new Set(
    consequences
      .filter(({ optedOut }) => !optedOut)
      .map(({ flow, organisation }) => keyOf(flow.id, organisation.id)),
  );
  const gone = earlier.filter(
    ({ flow, organisation }) => !still.has(keyOf(flow, organisation)),
  );
  return [
    ...consequences.map((one) => correctionOf(one, earlier)),
    ...gone.map((before) => ({ kind: "withdrawn", before }) as const),
  ];
}

function correctionOf(
  body: Consequence,
  earlier: readonly Earlier[],
): Correction {
  if (body.optedOut) return { kind: "opted-out", body };
  const before = earlier.find(
    ({ flow, organisation }) =>
      keyOf(flow, organisation) === keyOf(body.flow.id, body.organisation.id),
  );
  if (before === undefined) return { kind: "told", body };
  const isSame = isDeepStrictEqual(before.fields, body.fields);
  return { kind: isSame ? "unchanged" : "corrected", body, before };
}

/**
 * Corrects a notice that stands. Each body is sent only what concerns it, along the lane of what it was told before: the new fields,
 * nothing when its fields stay the same, or that what it was told no longer holds.
 */
export async function correctNotice(
  tx: Tx,
  notice: Notice,
  told: Confirmation,
): Promise<Result<Confirmed, NotConfirmed>> {
  const corrections = await correctionsOf(tx, notice, told.consequences);
  return resultOf(
    await recordNotice(tx, {
      ...noticeOf(told),
      kind: "corrected",
      about: notice.id,
      consequences: corrections.map((one) => correctedRow(told, one)),
    }),
  );
}

/** Withdraws a notice that stands, e.g. when a person was reported dead by mistake; each body is asked to reverse what it did. */
export async function withdrawNotice(
  tx: Tx,
  notice: Notice,
  withdrawal: {
    readonly token: string;
    readonly reason: string;
    readonly teller?: Id;
    readonly capacity: string;
    readonly channel: string;
  },
): Promise<Result<Confirmed, NotConfirmed>> {
  const { token, reason, capacity, channel, teller } = withdrawal;
  const earlier = await findEarlier(tx, notice);

  return resultOf(
    await recordNotice(tx, {
      id: newId(),
      reference: newReference(),
      token,
      digest: digestOf([notice.id, "withdrawn", reason]),
      kind: "withdrawn",
      about: notice.id,
      lifeEvent: notice.lifeEvent,
      subject: notice.subject,
      occurrence: notice.occurrence,
      ...(teller === undefined ? {} : { teller }),
      capacity,
      catalogue: notice.catalogue,
      channel,
      facts: {},
      reason,
      consequences: earlier.map(withdrawnRow),
    }),
  );
}

/** What a body was told by one flow before. */
type Earlier = TrackedDelivery & {
  readonly effect: string;
  readonly discharges: boolean;
};

/** The last delivery of each flow of a notice and of those that joined it, unless it was withdrawn there. */
async function findEarlier(
  tx: Tx,
  notice: Notice,
): Promise<readonly Earlier[]> {
  const consequences = await findConsequences(tx, notice.id, true);
  const sent = consequences.filter(
    ({ kind, delivery }) => delivery !== null && kind !== "withdrawn",
  );
  const deliveries = await findDeliveries(
    tx,
    sent.map(({ delivery }) => delivery ?? ""),
  );
  const byId = new Map(deliveries.map((one) => [one.id, one]));
  return sent.flatMap(({ delivery, effect, discharges }) => {
    const found = byId.get(delivery ?? "");
    return found ? [{ ...found, effect, discharges }] : [];
  });
}

const keyOf = (flow: string, organisation: string): string =>
  `${flow} ${organisation}`;

function correctedRow(told: Confirmation, one: Correction): ConsequenceRow {
  if (one.kind === "withdrawn") return withdrawnRow(one.before);
  const row = rowOf(told, one.body);
  switch (one.kind) {
    case "opted-out":
      return { ...row, kind: one.kind };
    case "told":
      return { ...row, kind: one.kind, delivery: newId() };
    case "unchanged":
      return { ...row, kind: one.kind, delivery: one.before.id };
    case "corrected":
      return {
        ...row,
        kind: one.kind,
        delivery: newId(),
        undoes: one.before.id,
      };
  }
}

function withdrawnRow(before: Earlier): ConsequenceRow {
  const { organisation, flow, flowVersion, effect, discharges } = before;
  return {
    organisation,
    flow,
    flowVersion,
    effect,
    discharges,
    kind: "withdrawn",
    delivery: newId(),
    undoes: before.id,
    // The body knows whom and what by the event that is undone: it needs no field again.
    fields: {},
  };
}
