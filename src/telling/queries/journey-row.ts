import type { Fact } from "#decisions";
import type { Answer, Journey, JourneyChannel } from "../journey.ts";

/** The columns of `telling.journey` as they come; `token` is text and `reference` null before confirming. */
export type JourneyRow = {
  readonly id: string;
  readonly event: string;
  readonly owner: string;
  readonly customer: string | null;
  readonly subject: string;
  readonly catalogue: string;
  readonly channel: JourneyChannel;
  readonly token: string;
  readonly version: number;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly found: Readonly<Record<string, Fact>>;
  readonly unshown: readonly string[];
  readonly goes_on_from: string | null;
  readonly opt_outs: readonly string[];
  readonly opt_ins: readonly string[];
  readonly claims: readonly string[];
  readonly started_at: Date;
  readonly corrects: string | null;
  readonly reference: string | null;
};

export const journeyColumns =
  "id, event, owner, customer, subject, catalogue, channel, token, version, answers, found, unshown, goes_on_from, opt_outs, opt_ins, claims, started_at, corrects, reference";

/** Set by every write: a draft is whose who wrote it last, so that whoever began it in the same customer's name under narrower terms reads it no more. */
export const takenOver = "owner = coalesce(context.owner(), owner)";

export const journeyOf = (row: JourneyRow): Journey => ({
  id: row.id,
  event: row.event,
  owner: row.owner,
  customer: row.customer ?? undefined,
  subject: row.subject,
  catalogue: row.catalogue,
  channel: row.channel,
  formToken: row.token,
  version: row.version,
  answers: new Map(Object.entries(row.answers)),
  found: new Map(Object.entries(row.found)),
  unshown: row.unshown,
  goesOnFrom: row.goes_on_from ?? undefined,
  optOuts: row.opt_outs,
  optIns: row.opt_ins,
  claims: row.claims,
  startedAt: row.started_at,
  corrects: row.corrects ?? undefined,
  reference: row.reference ?? undefined,
});
