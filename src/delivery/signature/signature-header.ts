import type { SignatureInput } from "./signed-message.ts";

const entry =
  /\s*([a-z*][a-z0-9_\-.*]*)=(\(((?:"[^"\\]+"(?: +|(?=\))))*)\)((?:;[a-z*][a-z0-9_\-.*]*(?:=(?:-?\d{1,15}|"(?:[^"\\]|\\["\\])*"|\?[01]|[A-Za-z*][^\s;,()"]*))?)*))\s*(?:,|$)/y;
const parameter =
  /;([a-z*][a-z0-9_\-.*]*)(?:=(?:(-?\d+)|"((?:[^"\\]|\\["\\])*)"|\?([01])|([A-Za-z*][^\s;,()"]*)))?/g;
const bytes = /\s*([a-z*][a-z0-9_\-.*]*)=:([A-Za-z0-9+/]*={0,2}):\s*(?:,|$)/y;

/** Applies a sticky pattern until the text ends; undefined when something does not fit. */
function readAll(
  pattern: RegExp,
  text: string,
): readonly RegExpExecArray[] | undefined {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let at = 0; at < text.length; at = pattern.lastIndex) {
    const match = pattern.exec(text);
    if (!match) return undefined;
    found.push(match);
  }
  return found;
}

function parametersOf(text: string) {
  const pairs = Array.from(
    text.matchAll(parameter),
    ([, name = "", whole, quoted, flag, token]) => {
      const value =
        whole !== undefined
          ? Number(whole)
          : (quoted?.replace(/\\(["\\])/g, "$1") ?? token ?? flag !== "0");
      return [name, value] as const;
    },
  );
  return new Map<string, string | number | boolean>(pairs);
}

/** Reads `Signature-Input` (a structured-fields dictionary of inner lists); undefined when malformed. */
export const parseSignatureInput = (
  text: string,
): readonly SignatureInput[] | undefined =>
  readAll(entry, text)?.map(
    ([, label = "", value = "", components = "", parameters = ""]) => ({
      label,
      components: Array.from(
        components.matchAll(/"([^"]+)"/g),
        (match) => match[1] ?? "",
      ),
      parameters: parametersOf(parameters),
      text: value,
    }),
  );

/** Reads `Signature` or `Content-Digest` (a dictionary of byte sequences); undefined when malformed. */
export function parseByteDictionary(
  text: string,
): ReadonlyMap<string, Buffer> | undefined {
  const found = readAll(bytes, text);
  return (
    found &&
    new Map(
      found.map(([, label = "", base64 = ""]) => [
        label,
        Buffer.from(base64, "base64"),
      ]),
    )
  );
}
