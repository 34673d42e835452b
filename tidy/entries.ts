import type { Finding, Migration } from "./arrows.ts";
import type { SourceFile } from "./source.ts";

/** Where an entry's kind is written, in TypeScript or SQL: the whole kind, or its beginning where the rest is worked out. */
const writes =
  /(?:appendLog\(tx, \{\s*kind: |\bkind: (?=["`][a-z]+\.)|log\.append\(|row\()["'`]([a-z]+\.[a-z-]*)/g;
const heeds = /\bheeds: \{.*?^ {2}\}/gms;
const quoted = /^ {2,4}"([a-z]+\.[a-z-]+)":/gm;

type Text = { readonly path: string; readonly text: string };
type Said = { readonly kind: string; readonly path: string; line: number };

const said = (pattern: RegExp, { path, text }: Text): readonly Said[] =>
  Array.from(text.matchAll(pattern), ({ 1: kind = "", index }) => ({
    kind,
    path,
    line: text.slice(0, index).split("\n").length,
  }));

function heededBy({ path, text }: Text): readonly Said[] {
  return Array.from(text.matchAll(heeds)).flatMap(({ 0: whole, index }) => {
    const before = text.slice(0, index).split("\n").length - 1;
    return said(quoted, { path, text: whole }).map((one) => ({
      ...one,
      line: one.line + before,
    }));
  });
}

/** Kinds of entry that are written or heeded and that no `entries.ts` declares, and declared ones that nothing writes. */
export function undeclaredEntries(
  files: readonly SourceFile[],
  migrations: readonly Migration[],
): readonly Finding[] {
  const own = files.filter(
    ({ path, isTest }) => path.startsWith("src/") && !isTest,
  );
  const isDeclaring = ({ path }: Text): boolean => path.endsWith("/entries.ts");
  const declared = own.filter(isDeclaring).flatMap((one) => said(quoted, one));
  const kinds = new Set(declared.map(({ kind }) => kind));
  const schemas = new Set(declared.map(({ kind }) => kind.split(".")[0]));
  const others = [...own.filter((one) => !isDeclaring(one)), ...migrations];
  const written = others
    .flatMap((one) => said(writes, one))
    .filter(({ kind }) => schemas.has(kind.split(".")[0]));
  const beginnings = written
    .map(({ kind }) => kind)
    .filter((kind) => /[.-]$/.test(kind));
  const isKnown = (kind: string): boolean =>
    kinds.has(kind) ||
    (beginnings.includes(kind) &&
      [...kinds].some((one) => one.startsWith(kind)));
  const isWritten = (kind: string): boolean =>
    beginnings.some((beginning) => kind.startsWith(beginning)) ||
    others.some(({ text }) => new RegExp(`["'\`]${kind}["'\`]`).test(text));
  return [
    ...written
      .filter(({ kind }) => !isKnown(kind))
      .map((one) => found(one, "writes", "which no entries.ts declares")),
    ...own
      .flatMap(heededBy)
      .filter(({ kind }) => !kinds.has(kind))
      .map((one) => found(one, "heeds", "which no entries.ts declares")),
    ...declared
      .filter(({ kind }) => !isWritten(kind))
      .map((one) => found(one, "declares", "which nothing writes")),
  ];
}

const found = (
  { path, line, kind }: Said,
  verb: string,
  why: string,
): Finding => ({
  path,
  line,
  message: `${verb} entries of the kind ${kind}, ${why}.`,
});
