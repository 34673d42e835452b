import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { parseFragment } from "parse5";
import { attr, html, raw } from "./html.ts";

test("whatever a person writes shows as text and never becomes markup", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const { childNodes } = parseFragment(
        html`<p title="${text}">${text}</p>`.toString(),
      );
      const [paragraph] = childNodes;
      assert.equal(childNodes.length, 1);
      assert(paragraph && "attrs" in paragraph);
      const shown = paragraph.childNodes
        .map((child) => ("value" in child ? child.value : "<element>"))
        .join("");
      // A browser reads NUL as nothing and a carriage return as a line break, in any markup.
      const asRead = text.replace(/\r\n?/g, "\n").replaceAll("\0", "");
      assert.equal(shown.replaceAll("\0", ""), asRead);
      assert.equal(
        paragraph.attrs[0]?.value.replaceAll("\ufffd", ""),
        asRead.replaceAll("\ufffd", ""),
      );
    }),
  );
});

test("an object from outside that looks like markup is not trusted", () => {
  const forged: unknown = JSON.parse(
    '{"markup":"<script>","toString":"<script>"}',
  );
  assert.equal(html`<p>${forged as string}</p>`.toString(), "<p></p>");
});

test("nothing, truth and falsehood render nothing; lists and numbers render", () => {
  assert.equal(
    html`${undefined}${false}${true}${null}${0}${["a", html`<b>b</b>`]}`.toString(),
    "0a<b>b</b>",
  );
  assert.equal(html`${["<", raw("<hr>")]}`.toString(), "&lt;<hr>");
});

test("indentation in the source does not reach the page, spaces in slots do", () => {
  // prettier-ignore
  const markup = html`<p>
        ${"a  b"}
      </p>`;
  assert.equal(markup.toString(), "<p>\na  b\n</p>");
});

test("an attribute is left out, alone or with its value", () => {
  const markup = html`${attr("hidden", true)}${attr("open", false)}${attr("id", undefined)}${attr("data-n", 0)}${attr("title", '"')}`;
  assert.equal(String(markup), ' hidden data-n="0" title="&quot;"');
});
