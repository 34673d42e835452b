import type { LifeEvent } from "#catalogue";
import type { FactValue } from "#decisions";
import type { Id } from "#kernel";
import type { Notice } from "#notices";
import type { Context, Database } from "#postgres";
import { startCorrection } from "./queries/start-correction.ts";

/** Starts a journey that corrects a notice: it has the answers that were given, under the catalogue that was used. */
export const beginCorrection = (
  database: Database,
  context: Context,
  correction: {
    readonly notice: Notice;
    readonly owner: Id;
    readonly event: LifeEvent | undefined;
  },
): Promise<Id> => {
  const { notice, owner, event } = correction;
  const asked = new Set(event?.facts.map(({ concept }) => concept));
  const answers = Object.entries(notice.facts).flatMap(([concept, value]) =>
    asked.has(concept)
      ? [[concept, { kind: "known", value: value as FactValue }] as const]
      : [],
  );
  return database.transaction(context, (tx) =>
    startCorrection(tx, {
      owner,
      subject: notice.subject,
      event: notice.lifeEvent,
      catalogue: notice.catalogue,
      corrects: notice.reference,
      answers: new Map(answers),
    }),
  );
};
