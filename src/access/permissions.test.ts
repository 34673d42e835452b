import assert from "node:assert/strict";
import { test } from "node:test";
import { mayDo, mustSignInAgain } from "./permissions.ts";
import type { CustomerVisitor, Role, StaffVisitor } from "./visitor.ts";

const staff = (role: Role): StaffVisitor => ({
  kind: "staff",
  session: "s",
  csrf: "c",
  account: "a",
  name: "Priya",
  organisation: "dwp",
  roles: [role],
});
const customer: CustomerVisitor = {
  kind: "customer",
  session: "s",
  csrf: "c",
  account: "a",
  name: "Margaret",
  customer: "m",
  level: "P1",
};
const acting: CustomerVisitor = {
  ...customer,
  actingFor: {
    mandate: "x",
    customer: "f",
    name: "Frances",
    capacity: "attorney",
    events: [],
  },
};

const narrow: CustomerVisitor = {
  ...acting,
  actingFor: {
    ...acting.actingFor!,
    capacity: "agent",
    events: ["bereavement"],
  },
};

for (const [who, visitor, action, may] of [
  ["an adviser", staff("adviser"), "serve-customer", true],
  ["an adviser", staff("adviser"), "see-worklist", false],
  ["an adviser who serves nobody", staff("adviser"), "tell", false],
  ["a director", staff("director"), "see-map", true],
  ["a director", staff("director"), "serve-customer", false],
  ["an auditor", staff("auditor"), "read-log", true],
  ["a customer", customer, "give-mandate", true],
  ["a customer", customer, "see-worklist", false],
  ["a helper acting for another", acting, "tell", true],
  ["a helper acting for another", acting, "give-mandate", false],
  ["a helper acting for another", acting, "hide-address", false],
  ["a customer", customer, "hide-address", true],
  ["a helper for one event", narrow, "hide-address", false],
  ["a helper for one event", narrow, "tell", true],
  ["a helper for one event", narrow, "see-own-facts", false],
  ["a helper for one event", narrow, "correct-own-facts", false],
  ["a helper for one event", narrow, "see-looks", false],
  ["a helper for one event", narrow, "change-reach", false],
  ["a helper for one event", narrow, "change-identity", false],
  ["a helper for one event", narrow, "give-mandate", false],
] as const) {
  test(`${who} ${may ? "may" : "may not"} ${action}`, () => {
    assert.equal(mayDo(visitor, action), may);
  });
}

const now = new Date("2026-11-24T10:00:00Z");
for (const [action, asks] of [
  ["change-bank-account", true],
  ["change-reach", true],
  ["change-identity", true],
  ["hide-address", true],
  ["record-mandate", true],
  ["publish-pack", true],
  ["serve-customer", false],
  ["tell", false],
] as const)
  test(`whoever signed in a while ago ${asks ? "signs in anew to" : "need not sign in anew to"} ${action}, staff like customers`, () => {
    for (const visitor of [customer, staff("adviser")])
      for (const [minutes, must] of [
        [14, false],
        [16, asks],
      ] as const) {
        const authenticatedAt = new Date(now.getTime() - minutes * 60_000);
        const one = { ...visitor, authenticatedAt };
        assert.equal(mustSignInAgain(one, action, now), must);
      }
  });
