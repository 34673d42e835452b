import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceIn } from "./reference-in.ts";

for (const typed of ["D-7K2M-Q4TX", "d7k2mq4tx", " D 7K2M – Q4TX "])
  test(`“${typed}” is the reference as it is printed`, () =>
    assert.equal(referenceIn(typed), "D-7K2M-Q4TX"));

test("a reference of what was told is read with and without its hyphens", () =>
  assert.equal(referenceIn("jn7k2mq4tx"), "JN-7K2M-Q4TX"));
