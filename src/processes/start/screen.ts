import { prettyLine } from "../pretty-line.ts";
import type { Watcher } from "./child.ts";

const isNoise = (line: string): boolean => /^\{"level":(10|20|30),/.test(line);

/** What the one terminal of `npm start` shows: progress, then only what somebody should know. */
export type Screen = Watcher & {
  progress(text: string): void;
  say(text: string): void;
};

/** `isVerbose` passes on every line of every process; else warnings and errors. */
export function openScreen(
  isVerbose: boolean,
  onWrongUse: (name: string) => void,
): Screen {
  const startedAt = performance.now();
  const write = (text: string): void => void process.stdout.write(text);
  return {
    progress(text) {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      write(`${seconds.padStart(5)} s  ${text}\n`);
    },
    say: (text) => write(`${text}\n`),
    onLine(name, line) {
      if (!isVerbose && (isNoise(line) || /^(LOG|HINT):/.test(line))) return;
      write(line.startsWith("{") ? prettyLine(line) : `${name}: ${line}\n`);
    },
    onRestart: (name, reason, pauseMs) =>
      write(`${name} ended (${reason}); starting it again in ${pauseMs} ms\n`),
    onWrongUse,
  };
}
