import type { UnsentMessage } from "#people";
import { findUnsentMessages, sendRefusedAgain } from "#people";
import type { Command } from "../command.ts";
import { refuseArgs } from "../command.ts";
import { withDatabase } from "../with-database.ts";
import { readOptions } from "./options.ts";

const context = { kind: "process", name: "messages" } as const;

export const command: Command = {
  usage: `
Usage: joinery messages [--again]
Lists the messages to people that could not be sent, with their identifiers and what the sender said, never for whom or what they say.
Those that wait are tried again by joinery work. Those that were refused are not, until --again: first mend what was wrong.
Exit codes: 0 nothing is refused, 1 something is, 2 wrong use.`,
  async run({ args, settings }) {
    const { values, positionals } = readOptions(args, {
      again: { type: "boolean" },
    });
    refuseArgs("messages", positionals);
    return withDatabase(settings, (db) =>
      db.transaction(context, async (tx) => {
        if (values.again) {
          const count = await sendRefusedAgain(tx);
          process.stdout.write(`${count} will be sent again.\n`);
        }
        const unsent = await findUnsentMessages(tx);
        process.stdout.write(inWords(unsent));
        return unsent.some(({ isRefused }) => isRefused) ? 1 : 0;
      }),
    );
  },
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
