import assert from "node:assert/strict";
import { test } from "node:test";
import { pagedBy } from "./paged.ts";

const rows = Array.from({ length: 45 }, (_, index) => index);
const at = (query: Record<string, readonly string[]>) => {
  const paged = pagedBy({ query });
  const read = rows.slice(paged.skip, paged.skip + paged.take);
  return {
    shown: paged.shown(read),
    links: String(paged.links(read, "cy") || ""),
  };
};

test("every row of a long list stands on one page, and each page leads to the ones before and after", () => {
  const pages = ["1", "2", "3"].map((page) => at({ page: [page] }));
  assert.deepEqual(
    pages.flatMap(({ shown }) => shown),
    rows,
  );
  const to = (links: string) => links.match(/href="[^"]*"/g) ?? [];
  assert.deepEqual(
    pages.map(({ links }) => to(links)),
    [
      ['href="?page=2"'],
      ['href="?page=1"', 'href="?page=3"'],
      ['href="?page=2"'],
    ],
  );
  assert.match(pages[0]?.links ?? "", /aria-label="Tudalennau"/);
});

test("what else the address chooses stays, and what is no page is the first", () => {
  assert.match(at({ kind: ["refused"] }).links, /kind=refused&amp;page=2/);
  for (const page of ["0", "-3", "x"])
    assert.deepEqual(at({ page: [page] }).shown, rows.slice(0, 20));
});

test("a short list has no links", () => {
  const { links } = pagedBy({ query: {} });
  assert.equal(links([1, 2], "en"), false);
});
