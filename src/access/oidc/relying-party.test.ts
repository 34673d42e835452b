import assert from "node:assert/strict";
import { test } from "node:test";
import { storable } from "./relying-party.ts";

const signedIn = {
  issuer: "a",
  subject: "s",
  name: "Ann",
  level: "P2",
} as const;

test("a name from a provider is kept without what no store takes, and a subject that holds it signs nobody in", () => {
  const name = "A\0nn\uD800";
  const kept = storable({ ...signedIn, authenticatedAt: undefined, name });
  assert.equal(kept.name, "A\uFFFDnn\uFFFD");
  for (const subject of ["s\0", "s\uDC00"])
    assert.throws(
      () => storable({ ...signedIn, authenticatedAt: undefined, subject }),
      /no store takes/,
    );
});
