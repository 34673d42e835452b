import { parseSync } from "oxc-parser";
import type { Finding } from "./arrows.ts";
import type { SourceFile } from "./source.ts";

type Node = { readonly type: string; readonly start: number } & Record<
  string,
  unknown
>;
type Said = { readonly key: string; readonly start: number };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node).flat().filter(isNode);

const textOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === "Literal" && typeof node["value"] === "string"
    ? node["value"]
    : undefined;

const called = (node: Node): string | undefined =>
  node.type === "CallExpression" && isNode(node["callee"])
    ? (node["callee"]["name"] as string | undefined)
    : undefined;

function saidBy(node: Node): readonly Said[] {
  const name = called(node);
  if (name === "say") {
    const [english, about] = (node["arguments"] as Node[]).map(textOf);
    if (english === undefined) return [];
    const key = about === undefined ? english : `${english} (${about})`;
    return [{ key, start: node.start }];
  }
  if (name === "sayEach") return textsIn((node["arguments"] as Node[])[0]);
  return childrenOf(node).flatMap(saidBy);
}

function textsIn(node: Node | undefined): readonly Said[] {
  if (node === undefined) return [];
  const text = textOf(node);
  if (text !== undefined) return [{ key: text, start: node.start }];
  if (called(node)) return saidBy(node);
  const inside =
    node.type === "Property" ? [node["value"] as Node] : childrenOf(node);
  return inside.flatMap(textsIn);
}

const isPair = (node: Node): boolean => {
  if (node.type !== "ObjectExpression") return false;
  const texts = new Map(
    (node["properties"] as Node[]).map((one) => [
      (one["key"] as Node | undefined)?.["name"],
      textOf(one["value"]),
    ]),
  );
  return Boolean(texts.get("en")) && texts.get("cy") !== undefined;
};

const pairsIn = (node: Node): readonly Node[] => [
  ...(isPair(node) ? [node] : []),
  ...childrenOf(node).flatMap(pairsIn),
];

/** English without its translation, a translation of nothing, and a pair written by hand. */
export function untranslated(
  files: readonly SourceFile[],
  language: { readonly path: string; readonly words: Record<string, string> },
): readonly Finding[] {
  const said = new Set<string>();
  const findings = files
    .filter(
      ({ path, isTest }) =>
        path.startsWith("src/") && !isTest && !path.includes("/testing/"),
    )
    .flatMap(({ path, text }) => {
      const program = parseSync(path, text).program as unknown as Node;
      const lineAt = (start: number) => text.slice(0, start).split("\n").length;
      const texts = saidBy(program);
      texts.forEach(({ key }) => said.add(key));
      return [
        ...texts
          .filter(({ key }) => !(key in language.words))
          .map(({ key, start }) => ({
            path,
            line: lineAt(start),
            message: `“${key}” is not translated; put it into ${language.path}.`,
          })),
        ...pairsIn(program).map(({ start }) => ({
          path,
          line: lineAt(start),
          message: `is written in two languages; say(…) it, with the other in ${language.path}.`,
        })),
      ];
    });
  const unused = Object.keys(language.words).filter((key) => !said.has(key));
  return [
    ...findings,
    ...unused.map((key) => ({
      path: language.path,
      line: 1,
      message: `translates “${key}”, which nothing says.`,
    })),
  ];
}
