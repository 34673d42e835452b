import type { KeyObject } from "node:crypto";
import { createPublicKey } from "node:crypto";
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { attempt } from "#kernel";
import type { Head, Published } from "./heads.ts";
import { keyOfHead, keysByName, parseDailyHead, parseHeads } from "./heads.ts";
import { fingerprintOf } from "./signing-key.ts";

/** A place outside the database that heads go to. It only grows; what does not extend it is refused before it gets there. */
export type HeadsOutlet = {
  /** Its name; the same folder on two machines is two places. */
  readonly place: string;
  /** The newest head; undefined when nothing was published there. */
  last(): Promise<Head | undefined>;
  append(head: Head): Promise<void>;
  readAll(): Promise<Published>;
};

const answerMsMax = 10_000;

/** A folder, or an address that takes a head as JSON by POST and gives all of them by GET, a line each (`?last=1`: the newest is enough). */
export const openOutlet = (to: string): HeadsOutlet =>
  isAddress(to) ? endpointOutlet(to) : folderOutlet(resolve(to));

/** What was published in a folder or at an address. */
export const readHeads = (from: string): Promise<Published> =>
  openOutlet(from).readAll();

/** Puts public keys where heads go, retired ones too: what they signed must still verify. An address gets them with its heads. */
export function publishKeys(to: string, keys: readonly KeyObject[]): void {
  if (isAddress(to)) return;
  mkdirSync(to, { recursive: true });
  for (const key of keys) writeKey(to, key);
}

const writeKey = (folder: string, key: KeyObject): void =>
  writeFileSync(
    join(folder, `${fingerprintOf(key)}.pem`),
    key.export({ type: "spki", format: "pem" }),
  );

const isAddress = (to: string): boolean => /^https?:\/\//.test(to);

const published = (
  heads: readonly Head[],
  faults: readonly string[],
  keys: readonly KeyObject[] = [],
): Published => ({
  heads,
  faults,
  keys: keysByName([
    ...Array.from(new Set(heads.map(({ x }) => x)), (x) => keyOfHead({ x })),
    ...keys,
  ]),
});

/** The newest head of some lines. @throws Error when one of them is no head: then nobody knows which is the newest. */
function lastOf(text: string, place: string): Head | undefined {
  const faults: string[] = [];
  const head = parseHeads(text, place, faults).at(-1);
  if (faults[0] !== undefined) throw new Error(faults[0]);
  return head;
}

function endpointOutlet(address: string): HeadsOutlet {
  const ask = async (url: URL, request: RequestInit = {}): Promise<string> => {
    const signal = AbortSignal.timeout(answerMsMax);
    const answer = await fetch(url, { ...request, signal });
    if (answer.status === 404 && request.method === undefined) return "";
    if (!answer.ok)
      throw new Error(`${address} answered ${answer.status} to a head.`);
    return answer.text();
  };
  const newest = new URL(address);
  newest.searchParams.set("last", "1");
  return {
    place: address,
    last: async () => lastOf(await ask(newest), address),
    async append(head) {
      await ask(new URL(address), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(head),
      });
    },
    async readAll() {
      const faults: string[] = [];
      const text = await ask(new URL(address));
      return published(parseHeads(text, address, faults), faults);
    },
  };
}

const headsFile = /^\d{4}-\d{2}-\d{2}\.jsonl$/;

/** A file of lines for each day, and each public key beside them as `NAME.pem`. */
function folderOutlet(folder: string): HeadsOutlet {
  const list = (which: RegExp) =>
    listFolder(folder).filter((name) => which.test(name));
  return {
    place: `${hostname()}:${folder}`,
    async last() {
      for (const name of list(headsFile).toReversed()) {
        const tail = withFile(join(folder, name), "r", readTail);
        const head = lastOf(tail, name);
        if (head !== undefined) return head;
      }
      return undefined;
    },
    async append(head) {
      mkdirSync(folder, { recursive: true });
      writeKey(folder, keyOfHead(head));
      const today = `${head.at.slice(0, 10)}.jsonl`;
      const newest = list(headsFile).at(-1) ?? today; // a clock may have gone back
      const name = newest > today ? newest : today;
      appendLine(join(folder, name), JSON.stringify(head));
    },
    async readAll() {
      const faults: string[] = [];
      const readEach = <T>(
        which: RegExp,
        what: string,
        parse: (text: string, name: string) => T,
      ) =>
        list(which).flatMap((name) => {
          const text = () => readFileSync(join(folder, name), "utf8");
          const read = attempt(() => parse(text(), name));
          if (read === undefined) faults.push(`${name} holds no ${what}.`);
          return read ?? [];
        });
      const heads = readEach(headsFile, "heads", (text, name) =>
        parseHeads(text, name, faults),
      );
      const keys = readEach(/\.pem$/, "public key", (text) =>
        createPublicKey(text),
      );
      const daily = readEach(
        /^\d{4}-\d{2}-\d{2}\.json$/,
        "head",
        parseDailyHead,
      );
      return { ...published(heads.flat(), faults, keys), daily };
    },
  };
}

const tailBytes = 8_192; // a head has about 500

/** The end of a file, from the first whole line in it on. */
function readTail(opened: number): string {
  const { size } = fstatSync(opened);
  const tail = Buffer.alloc(Math.min(size, tailBytes));
  readSync(opened, tail, 0, tail.length, size - tail.length);
  const text = tail.toString("utf8");
  return size > tailBytes ? text.slice(text.indexOf("\n") + 1) : text;
}

function withFile<T>(
  file: string,
  flags: string,
  use: (opened: number) => T,
): T {
  const opened = openSync(file, flags);
  try {
    return use(opened);
  } finally {
    closeSync(opened);
  }
}

/** Adds a line and has it on disk. What a killed writer left of a line goes first. */
const appendLine = (file: string, line: string): void =>
  withFile(file, "a+", (opened) => {
    const tail = Buffer.from(readTail(opened));
    const torn = tail.length - (tail.lastIndexOf("\n") + 1);
    if (torn > 0) ftruncateSync(opened, fstatSync(opened).size - torn);
    writeSync(opened, `${line}\n`);
    fsyncSync(opened);
  });

const listFolder = (folder: string): readonly string[] =>
  attempt(() => readdirSync(folder).toSorted()) ?? [];
