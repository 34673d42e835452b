import type { Answers } from "./traveller.ts";
import { doNotKnow } from "./traveller.ts";

/** What most people here would answer. A journey says only where it differs. */
export const everyday: Answers = {
  "person.name": "Pat Sample",
  "person.dateOfBirth": "1950-05-04",
  "person.nationalInsuranceNumber": "QQ123456C",
  "person.benefits": ["state_pension"],
  "person.documents": [],
  "person.councilServices": [],
  "person.pensions": [],
  "person.passportNumber": doNotKnow,
  "person.drivingLicenceNumber": doNotKnow,
  "person.vehicleRegistrations": doNotKnow,
  "person.nationality": doNotKnow,
  "person.maritalStatus": "single",
  "household.hasPartner": "no",
  "household.otherPensioner": "none",
  "partner.benefits": [],
  "contact.phone": doNotKnow,
  "contact.answers": doNotKnow,
  "person.bankAccount": {
    accountName: "Pat Sample",
    sortCode: "12-34-56",
    accountNumber: "12345678",
  },
};

/** What is asked after a death, when the husband or wife tells. */
export const afterDeath: Answers = {
  ...everyday,
  "person.relationshipToDeceased": "spouse-or-civil-partner",
  "person.address": {
    line1: "5 Made-up Road",
    town: "Bristol",
    postcode: "QA10 1AA",
  },
  "deceased.childBenefit": "no",
  "deceased.placeOfDeath": doNotKnow,
  "deceased.nationalInsuranceNumber": doNotKnow,
  "deceased.nhsNumber": doNotKnow,
  "deceased.passportNumber": doNotKnow,
  "deceased.drivingLicenceNumber": doNotKnow,
  "deceased.vehicleRegistrations": "QQ12 JNY",
  "deceased.documents": [
    "passport",
    "driving-licence",
    "vehicle",
    "blue-badge",
  ],
  "deceased.councilServices": ["library"],
  "deceased.pensions": ["civil-service"],
  "deceased.inHospitalOrCareOver28Days": "no",
  "deceased.lastHomeOccupants": "one-adult",
  "deceased.homeTenure": "owned",
  "survivor.exists": "no",
  "estate.handledBy": "teller",
};

export const moving: Answers = {
  ...everyday,
  "person.documents": ["driving-licence", "vehicle", "bus-pass"],
  "move.newAddress": {
    line1: "5 Leith Walk",
    town: "Edinburgh",
    postcode: "QD57 2QQ",
  },
  "move.date": "2026-12-11",
  "move.staysBehind": "no",
  "move.newHomeAdults": "two-adults",
  "move.otherAdultsLiveIn": "no",
  "move.nonDependantsLiveIn": "no",
  "move.newTenure": "rented-other",
  "move.stillCaring": "no",
};

export const reachingPensionAge: Answers = {
  ...everyday,
  "pension.plan": "claim",
  "pension.startDate": "2027-01-20",
  "pension.livedAbroad": "no",
  "work.plan": "not-working",
  "person.bankAccount": {
    accountName: "Gareth Prosser",
    sortCode: "12-34-56",
    accountNumber: "12345678",
  },
};

export const goingIntoCare: Answers = {
  ...everyday,
  "care.place": "care-home",
  "care.placeName": "Lagan House",
  "care.dateIn": "2026-11-30",
  "care.expectedStay": "for-good",
  "care.newAddress": {
    line1: "1 Ormeau Road",
    town: "Belfast",
    postcode: "QD92 3QQ",
  },
  "care.whoPays": "council",
  "care.homeOccupants": "nobody",
  "care.hasPaidCarer": "no",
  "driving.change": "none",
};

export const caring: Answers = {
  ...everyday,
  "person.councilServices": ["council-tax-reduction"],
  "carer.role": "gives-care",
  "carer.startDate": "2026-09-07",
  "caredFor.details": { name: "Morag MacLeod", dateOfBirth: "1934-05-17" },
  "caredFor.livesTogether": "yes",
  "carer.weeklyCareHours": "40",
  "caredFor.getsQualifyingDisabilityBenefit": "yes",
};

export const leavingForGood: Answers = {
  ...everyday,
  "abroad.country": "Spain",
  "abroad.leaveDate": "2027-01-14",
  "abroad.length": "for-good",
  "abroad.payInto": "overseas",
  "abroad.bankAccount": {
    accountName: "Brian Whitfield",
    iban: "ES91 2100 0418 4502 0005 1332",
    bic: "CAIXESBB",
  },
  "abroad.address": {
    line1: "Calle Mayor 5",
    town: "Murcia",
    country: "Spain",
  },
  "abroad.homeOccupants": "nobody",
  "abroad.takesVehicle": "no",
  "abroad.wantsToVote": "yes",
};

export const newBank: Answers = {
  ...everyday,
  "bank.newAccount": {
    accountName: "Peter Grant",
    sortCode: "12-34-56",
    accountNumber: "87654321",
  },
  "bank.from": "2026-12-01",
  "bank.payments": ["state-pension", "housing-benefit", "vehicle-tax"],
};

export const newName: Answers = {
  ...everyday,
  "name.new": "Joyce Adeyemi",
  "name.from": "2026-11-21",
  "name.reason": "marriage",
  "name.evidenceReference": doNotKnow,
};
