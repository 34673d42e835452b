import assert from "node:assert/strict";
import { test } from "node:test";
import { isOk } from "#kernel";
import { compilePack } from "./compile-pack.ts";
import {
  bodyForUncovered,
  councilOfPostcode,
  councilsOfAddress,
  organisationFor,
  servicesInNation,
} from "./jurisdiction.ts";
import { packOf } from "./testing/small-pack.ts";

const compiled = compilePack(packOf(), "");
assert.ok(isOk(compiled));
const catalogue = compiled.value;
const vale = councilsOfAddress(catalogue, "E07000001") ?? assert.fail();
const lough = councilsOfAddress(catalogue, "N09000001") ?? assert.fail();
const everywhere = (body: string) => ({
  england: body,
  wales: body,
  scotland: body,
  "northern-ireland": body,
});

for (const { role, place, body } of [
  { role: "council.billing", place: vale, body: "council:E07000001" },
  { role: "council.library", place: vale, body: "council:E10000001" },
  { role: "council.billing", place: lough, body: "rates" },
  { role: "dwp", place: vale, body: "dwp" },
])
  test(`${role} means ${body} for an address in ${place.nation}`, () =>
    assert.equal(
      organisationFor(catalogue, everywhere(role), place)?.id,
      body,
    ));

test("a body named for other nations only is nobody here", () =>
  assert.equal(organisationFor(catalogue, { wales: "dwp" }, vale), undefined));

test("a made-up postcode chooses its council and any other chooses none", () => {
  assert.equal(councilOfPostcode(catalogue, "qa10 1aa")?.place, "Vale");
  assert.equal(councilOfPostcode(catalogue, "SW1A 1AA"), undefined);
});

test("a nation that a service does not cover has a body to name", () => {
  const service = catalogue.services.get("help") ?? assert.fail();
  assert.deepEqual(servicesInNation(catalogue, "scotland"), []);
  assert.equal(
    bodyForUncovered(catalogue, service, lough)?.organisation.id,
    "rates",
  );
});
