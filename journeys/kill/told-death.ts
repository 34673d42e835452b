import { loadPack } from "#catalogue";
import type { Catalogue, LifeEvent } from "#catalogue";
import type { Facts, FactValue } from "#decisions";
import { isOk, newId } from "#kernel";
import { consequencesOf } from "#notices";
import type { Confirmation } from "#notices";
import { fileURLToPath } from "node:url";

const packFolder = fileURLToPath(new URL("../../packs/uk", import.meta.url));

/** The pack in force, or what is wrong with it. */
export async function openCatalogue(): Promise<Catalogue> {
  const pack = await loadPack(packFolder);
  if (isOk(pack)) return pack.value;
  throw new Error(`The pack does not compile: ${pack.error[0]?.message}.`);
}

/** A death that concerns about a dozen bodies; everybody in it is made up. */
export const death: Readonly<Record<string, FactValue>> = {
  "deceased.name": "Arthur Hill",
  "deceased.dateOfBirth": "1941-05-04",
  "deceased.dateOfDeath": "2026-11-17",
  "deceased.address": {
    line1: "1 Made-up Road",
    town: "Bristol",
    postcode: "QA10 1AA",
    council: "E06000023",
  },
  "deceased.nationalInsuranceNumber": "QQ123456C",
  "deceased.documents": ["passport", "driving-licence", "blue-badge"],
  "deceased.passportNumber": "900000001",
  "deceased.drivingLicenceNumber": "HILLX405041A99ZZ",
  "deceased.councilServices": ["library", "social-care", "assisted-waste"],
  "deceased.pensions": ["civil-service"],
  "deceased.childBenefit": false,
  "deceased.inHospitalOrCareOver28Days": false,
  "deceased.lastHomeOccupants": "one-adult",
  "deceased.homeTenure": "owned",
  "estate.handledBy": "teller",
  "deathRecord.reference": "D-MADE-UP1",
  "informant.relationship": "child",
  "survivor.exists": false,
  "person.name": "Ann Hill",
  "person.relationshipToDeceased": "child",
};

/** What is confirmed about one subject; the day of death may be corrected later. */
export function tellingOfDeath(
  catalogue: Catalogue,
  subject: string,
  dateOfDeath: string,
): Confirmation {
  const event = catalogue.lifeEvents.get("bereavement") as LifeEvent;
  const facts: Facts = new Map(
    Object.entries({ ...death, "deceased.dateOfDeath": dateOfDeath }).map(
      ([name, value]) => [name, { kind: "known", value }],
    ),
  );
  const { bodies } = consequencesOf(catalogue, event, {
    facts,
    asOf: "2026-11-24",
    optOuts: new Set(),
    addressHidden: false,
  });
  return {
    token: newId(),
    event,
    subject,
    capacity: "executor",
    catalogue: catalogue.hash,
    channel: "digital",
    facts,
    consequences: bodies,
  };
}

/** Bodies that are sent something: those that are told only when a person asks for it are not asked for here. */
export const sentBy = ({ consequences }: Confirmation) =>
  consequences.filter(({ optedOut }) => !optedOut);
