import type { DatabaseSync } from "node:sqlite";
import type { NoticeEvent } from "#delivery/kit";

/** One event as the control page shows it: names of fields, never their values. */
export type ReceivedEvent = {
  readonly at: Date;
  readonly flow: string;
  readonly kind: string;
  readonly lane: string;
  readonly number: number;
  readonly fields: readonly string[];
  readonly repeats: number;
  readonly answers: readonly {
    readonly status: string;
    readonly sent: boolean;
  }[];
};

const statusOf = (json: unknown): string =>
  (JSON.parse(String(json)) as { readonly status?: string }).status ??
  "contact";

/** The newest events of one body, or of every council. */
export function findReceived(
  database: DatabaseSync,
  organisation: string,
): readonly ReceivedEvent[] {
  const later = database.prepare(
    "select receipt, sent_at from outbox where organisation = ? and delivery = ? order by id",
  );
  return database
    .prepare(
      "select * from inbox where organisation glob ? order by received_at desc limit 200",
    )
    .all(organisation)
    .map((row) => {
      const event = JSON.parse(String(row["body"])) as NoticeEvent;
      const answers = later
        .all(String(row["organisation"]), event.id)
        .map((one) => ({
          status: statusOf(one["receipt"]),
          sent: one["sent_at"] !== null,
        }));
      return {
        at: new Date(String(row["received_at"])),
        flow: event.flow,
        kind: event.type.split(".").at(-1) ?? "",
        lane: event.subject,
        number: event.lanenumber,
        fields: Object.keys(event.data.fields),
        repeats: Number(row["repeats"]),
        answers: [{ status: statusOf(row["answer"]), sent: true }, ...answers],
      };
    });
}
