import type { UnsentMessage } from "#people";
import { findUnsentMessages, sendRefusedAgain } from "#people";
import type { Command } from "../command.ts";
import { form } from "../command.ts";
import { withDatabase } from "../with-database.ts";

const context = { kind: "process", name: "messages" } as const;

const options = { again: { type: "boolean" } } as const;

export const command: Command = {
  usage: `
Usage: joinery messages [--again]
Lists the messages to people that could not be sent, with their identifiers and what the sender said, never for whom or what they say.
Those that wait are tried again by joinery work. Those that were refused are not, until --again: first mend what was wrong.
Exit codes: 0 nothing is refused, 1 something is, 2 wrong use.`,
  run: form({ options }, ({ values, settings }) =>
    withDatabase(settings, (db) =>
      db.transaction(context, async (tx) => {
        const again = values.again
          ? `${await sendRefusedAgain(tx)} will be sent again.\n`
          : "";
        const unsent = await findUnsentMessages(tx);
        const code = unsent.some(({ isRefused }) => isRefused) ? 1 : 0;
        return { said: again + inWords(unsent), code };
      }),
    ),
  ),
};

const inWords = (unsent: readonly UnsentMessage[]): string =>
  unsent.length === 0
    ? "No message waits because of a fault.\n"
    : unsent.map((message) => `${lineOf(message)}\n`).join("");

const lineOf = (message: UnsentMessage): string =>
  [
    message.isRefused ? "refused" : "waits",
    message.id,
    message.channel,
    message.kind,
    message.writtenAt.toISOString(),
    message.tries === 1 ? "1 try" : `${message.tries} tries`,
    message.fault,
  ].join("  ");
