import assert from "node:assert/strict";
import { test } from "node:test";
import { levelAsked } from "./level-asked.ts";

test("the level that is asked for is the highest named, and none when it cannot be read", () => {
  assert.equal(levelAsked('["Cl.Cm.P1","Cl.Cm.P2"]'), "P2");
  assert.equal(levelAsked('["Cl.Cm"]'), "P0");
  assert.equal(levelAsked("not json"), "P0");
});
