import type { DefaultTreeAdapterTypes } from "parse5";
import { parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Elements that flow in a line of text; white space matters only between their words. */
const inline = new Set([
  "a",
  "abbr",
  "b",
  "bdi",
  "code",
  "em",
  "i",
  "small",
  "span",
  "strong",
  "sub",
  "sup",
  "time",
  "title",
]);
/** Attributes whose value is a list of words. */
const wordLists = new Set([
  "class",
  "aria-describedby",
  "aria-labelledby",
  "rel",
]);

type Writing = {
  readonly lines: string[];
  line: string;
  lineHasText: boolean;
  spaceIsDue: boolean;
  depth: number;
};

function breakLine(writing: Writing): void {
  if (writing.line !== "")
    writing.lines.push("  ".repeat(writing.depth) + writing.line);
  writing.line = "";
  writing.lineHasText = false;
  writing.spaceIsDue = false;
}

/** Text as a browser shows it: runs of white space are one space, none at the ends of a block. */
function writeText(writing: Writing, text: string): void {
  for (const part of text.split(/([ \t\n\r\f]+)/)) {
    if (part === "") continue;
    if (/^[ \t\n\r\f]/.test(part)) writing.spaceIsDue = writing.lineHasText;
    else {
      writing.line += (writing.spaceIsDue ? " " : "") + part;
      writing.lineHasText = true;
      writing.spaceIsDue = false;
    }
  }
}

function openingTag(element: DefaultTreeAdapterTypes.Element): string {
  const attributes = element.attrs
    .map(
      ({ name, value }) =>
        `${name}="${wordLists.has(name) ? value.trim().replace(/\s+/g, " ") : value}"`,
    )
    .sort();
  return `<${[element.tagName, ...attributes].join(" ")}>`;
}

function writeExactly(
  writing: Writing,
  element: DefaultTreeAdapterTypes.Element,
): void {
  const text = element.childNodes
    .map((child) => ("value" in child ? child.value : ""))
    .join("");
  breakLine(writing);
  writing.line = `${openingTag(element)}${JSON.stringify(text)}`;
  breakLine(writing);
}

function writeBlock(
  writing: Writing,
  element: DefaultTreeAdapterTypes.Element,
): void {
  breakLine(writing);
  writing.line = openingTag(element);
  breakLine(writing);
  writing.depth += 1;
  for (const child of element.childNodes) writeNode(writing, child);
  breakLine(writing);
  writing.depth -= 1;
}

function writeInline(
  writing: Writing,
  element: DefaultTreeAdapterTypes.Element,
): void {
  const mark = (tag: string): void => {
    writing.line += tag;
  };
  mark(openingTag(element));
  for (const child of element.childNodes) writeNode(writing, child);
  mark(`</${element.tagName}>`);
}

function writeNode(writing: Writing, node: Node): void {
  if (node.nodeName === "#text" && "value" in node)
    writeText(writing, node.value);
  else if (!("tagName" in node)) return;
  else if (node.tagName === "textarea" || node.tagName === "pre")
    writeExactly(writing, node);
  else if (inline.has(node.tagName)) writeInline(writing, node);
  else writeBlock(writing, node);
}

/**
 * The tree that a browser makes of markup, in a form that can be compared: attributes in order of their names, white
 * space as it is shown. Two markups with the same tree look and behave the same.
 */
export function htmlTree(markup: string): string {
  const writing: Writing = {
    lines: [],
    line: "",
    lineHasText: false,
    spaceIsDue: false,
    depth: 0,
  };
  for (const node of parseFragment(markup).childNodes) writeNode(writing, node);
  breakLine(writing);
  return writing.lines.join("\n");
}
