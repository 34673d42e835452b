import assert from "node:assert/strict";
import { test } from "node:test";
import { safeReturnPath } from "./return-path.ts";

for (const { asked, goes } of [
  { asked: "/facts?lang=cy", goes: "/facts?lang=cy" },
  { asked: "//elsewhere.example/", goes: "/" },
  { asked: "/\\elsewhere.example/", goes: "/" },
  { asked: "https://elsewhere.example/", goes: "/" },
  { asked: "/a\r\nSet-Cookie: x", goes: "/" },
  { asked: "/tell/..//elsewhere.example/", goes: "/" },
  { asked: "/tell/../..//elsewhere.example/", goes: "/" },
  { asked: "/.//elsewhere.example", goes: "/" },
  { asked: "/%2e%2e//elsewhere.example", goes: "/" },
  { asked: "/a/%2E%2E//elsewhere.example", goes: "/" },
  { asked: "/\t/elsewhere.example", goes: "/" },
  { asked: "/\n/elsewhere.example", goes: "/" },
  { asked: "/%2f..", goes: "/%2f.." },
  { asked: undefined, goes: "/" },
]) {
  test(`after signing in, ${JSON.stringify(asked)} leads to ${goes}`, () => {
    assert.equal(safeReturnPath(asked), goes);
  });
}
