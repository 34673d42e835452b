import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { signedIn, somebody, toldOf } from "./testing/somebody.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

const still = /What you must still do yourself \(\d+\)[^]*?<\/ul>/;

const leaving = {
  ...toldOf["moving-house"],
  "person.documents": ["vehicle"],
  "person.vehicleRegistrations": "QQ12 QQQ",
  "abroad.country": "Spain",
  "abroad.leaveDate": "2027-01-14",
  "abroad.length": "for-good",
  "abroad.payInto": "uk",
};

for (const { takes, asksTwice } of [
  { takes: true, asksTwice: true },
  { takes: false, asksTwice: false },
])
  test(`the page to check ${asksTwice ? "lists" : "does not list"} a vehicle that is ${takes ? "" : "not "}taken abroad for good, which the law wants to hear from the person as well`, async () => {
    const person = await signedIn(site, await somebody(site));
    const begin = await person.open("/tell/going-abroad");
    const page = await person.answerAll(
      await person.send(begin, { registers: "no" }),
      { ...leaving, "abroad.takesVehicle": takes },
    );
    const [list = ""] = still.exec(page.text) ?? [];
    assert.equal(
      /Driver and Vehicle Licensing Agency[^]*?You must still tell them yourself/.test(
        list,
      ),
      asksTwice,
      list,
    );
  });
