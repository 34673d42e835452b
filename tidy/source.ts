import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseSync } from "oxc-parser";

export type Import = {
  readonly from: string;
  readonly names: readonly string[];
  readonly line: number;
  /** Nothing of it is there when the program runs. */
  readonly isType: boolean;
  /** What is passed on as it comes, by name, with the name it goes on under. */
  readonly passes: ReadonlyMap<string, string>;
};
export type Span = {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
};
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly exports: readonly { readonly name: string; readonly line: number }[];
  readonly functions: readonly Span[];
  readonly isTest: boolean;
};

type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
};

const isNode = (value: unknown): value is Node =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as Node).type === "string";

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* walk(child);
  }
}

const nameOf = (value: unknown): string => {
  if (!isNode(value)) return "";
  return String(value["name"] ?? value["value"] ?? "");
};

/** Every file below a folder, tracked or not, without dependencies. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name !== "node_modules" && !name.startsWith("."))
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
}

function importsOf(
  nodes: readonly Node[],
  lineAt: (offset: number) => number,
): readonly Import[] {
  return nodes.flatMap((node): readonly Import[] => {
    const line = lineAt(node.start);
    if (node.type === "ImportExpression")
      return [
        {
          from: nameOf(node["source"]),
          names: ["*"],
          line,
          isType: false,
          passes: new Map(),
        },
      ];
    if (
      !/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) ||
      !isNode(node["source"])
    )
      return [];
    const specifiers =
      (node["specifiers"] as readonly Node[] | undefined) ?? [];
    const names =
      node.type === "ExportAllDeclaration"
        ? ["*"]
        : specifiers.map(importedName);
    const passes = new Map(
      specifiers
        .filter(({ type }) => type === "ExportSpecifier")
        .map((one) => [nameOf(one["local"]), nameOf(one["exported"])]),
    );
    const isType =
      node["importKind"] === "type" || node["exportKind"] === "type";
    return [{ from: nameOf(node["source"]), names, line, isType, passes }];
  });
}

function importedName(specifier: Node): string {
  if (specifier.type === "ImportSpecifier")
    return nameOf(specifier["imported"]);
  if (specifier.type === "ExportSpecifier") return nameOf(specifier["local"]);
  return specifier.type === "ImportNamespaceSpecifier" ? "*" : "default";
}

function declaredNames(declaration: Node): readonly string[] {
  if (declaration.type !== "VariableDeclaration")
    return [nameOf(declaration["id"])];
  const declarators = declaration["declarations"] as readonly Node[];
  return declarators.map((one) => nameOf(one["id"])).filter(Boolean);
}

/** A type may stand in an exported signature alone. */
const isType = ({ exportKind, declaration }: Node): boolean =>
  exportKind === "type" ||
  (isNode(declaration) && declaration.type.startsWith("TS"));

function exportsOf(
  nodes: readonly Node[],
  lineAt: (offset: number) => number,
): SourceFile["exports"] {
  return nodes.flatMap((node) => {
    if (node.type !== "ExportNamedDeclaration" || isNode(node["source"]))
      return [];
    if (isType(node)) return [];
    const line = lineAt(node.start);
    if (isNode(node["declaration"]))
      return declaredNames(node["declaration"]).map((name) => ({ name, line }));
    return (node["specifiers"] as readonly Node[]).map((one) => ({
      name: nameOf(one["exported"]),
      line,
    }));
  });
}

function functionsOf(
  nodes: readonly Node[],
  lineAt: (offset: number) => number,
): readonly Span[] {
  return nodes
    .filter((node) =>
      /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(
        node.type,
      ),
    )
    .map((node) => {
      const line = lineAt(node.start);
      return {
        name: nameOf(node["id"]) || "a function",
        line,
        lines: lineAt(node.end) - line + 1,
      };
    });
}

export function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(path, "utf8");
  const starts = [
    0,
    ...Array.from(text.matchAll(/\n/g), (match) => match.index + 1),
  ];
  const lineAt = (offset: number): number =>
    starts.findLastIndex((start) => start <= offset) + 1;
  const nodes = [...walk(parseSync(path, text).program as unknown as Node)];
  return {
    path: relative(root, path),
    text,
    lines: starts.length - 1,
    imports: importsOf(nodes, lineAt),
    exports: exportsOf(nodes, lineAt),
    functions: functionsOf(nodes, lineAt),
    isTest: /\.(test|matrix)\.ts$|\/testing\/|\/journeys\//.test(path),
  };
}

/** The file an import names, relative to the root; undefined for packages and built-ins. */
export function resolveImport(
  root: string,
  file: SourceFile,
  from: string,
  doors: Doors,
): string | undefined {
  if (from.startsWith("."))
    return relative(root, resolve(root, dirname(file.path), from));
  const door = doors[from];
  return door === undefined ? undefined : relative(root, resolve(root, door));
}

export type Doors = { readonly [specifier: string]: string };
