import type { LifeEvent } from "#catalogue";
import type { MapContact } from "./contact-map.ts";

/**
 * Which fact the words of today's forms mean. Where events differ, the first that the event asks about wins; words that
 * could mean several things (an “account number”) are left out and shown as not matched.
 */
export const meanings: Readonly<Record<string, readonly string[]>> = {
  "full name": ["person.name"],
  name: ["person.name"],
  "who died": ["deceased.name"],
  "date of birth": ["person.dateOfBirth"],
  "proof of age": ["person.dateOfBirth"],
  "National Insurance number": ["person.nationalInsuranceNumber"],
  address: ["person.address"],
  addresses: ["person.address"],
  "last address": ["person.address"],
  "proof of address": ["person.address"],
  "NHS number": ["person.nhsNumber"],
  nationality: ["person.nationality"],
  "passport number": ["person.passportNumber"],
  "driving licence number": ["person.drivingLicenceNumber"],
  registration: ["person.vehicleRegistrations"],
  "registration numbers (up to 5)": ["person.vehicleRegistrations"],
  "services received": ["person.councilServices"],
  benefits: ["person.benefits"],
  "marital history": ["person.maritalStatus"],
  "marriage or partnership details": ["person.marriageDate"],
  "date of death": ["deceased.dateOfDeath"],
  "date and place of death": ["deceased.dateOfDeath"],
  "Tell Us Once reference": ["deathRecord.reference"],
  relationship: ["person.relationshipToDeceased"],
  "executor contact": ["executor.contact"],
  executor: ["executor.contact"],
  "whether in hospital or care over 28 days": [
    "deceased.inHospitalOrCareOver28Days",
  ],
  "new address": ["move.newAddress", "care.newAddress"],
  "old and new address": ["move.newAddress"],
  "date moved": ["move.date"],
  "date moved in": ["move.date"],
  "date of leaving": ["move.date"],
  "who lives there": [
    "move.newHomeAdults",
    "household.otherAdultsLiveIn",
    "household.nonDependantsLiveIn",
  ],
  "still caring 35 hours": ["move.stillCaring"],
  "date in": ["care.dateIn"],
  "dates in and out": ["care.dateIn"],
  "who pays": ["care.whoPays"],
  "name of hospital or home": ["care.placeName"],
  dates: ["abroad.leaveDate", "care.dateIn"],
  country: ["abroad.country"],
  "who remains": ["abroad.homeOccupants"],
  "overseas bank IBAN and BIC": ["abroad.bankAccount"],
  "bank details": ["bank.newAccount", "person.bankAccount"],
  account: ["bank.newAccount"],
  bank: ["bank.newAccount"],
  "sort code": ["bank.newAccount"],
  "old and new name": ["name.new"],
  hours: ["carer.weeklyCareHours"],
  income: ["household.otherIncomeWeekly"],
  savings: ["household.capital"],
  "income and savings": ["household.capital"],
  rent: ["housingBenefit.eligibleRentWeekly"],
  "rent or housing costs": ["household.housingCostsWeekly"],
  "housing costs": ["household.housingCostsWeekly"],
  earnings: ["person.netEarningsWeekly"],
  study: ["person.inFullTimeEducation"],
  condition: ["person.hasHealthCondition"],
  children: ["household.childCount"],
  "pension start": ["pension.startDate"],
  "time abroad": ["pension.livedAbroad"],
  "job end": ["work.endDate"],
};

/** The facts a contact of today asks for, and the words that were not matched. */
export type Asks = {
  readonly concepts: ReadonlySet<string>;
  readonly unmatched: readonly string[];
};

/** What a contact asks for; one that a joined service passes on is asked once, about the person who died. */
export function asksOf({ event, rows, joinedBy }: MapContact): Asks {
  const phrases = new Set(
    rows.flatMap(({ asks }) => asks).filter((ask) => ask !== "as above"),
  );
  const found = [...phrases].map((phrase) => ({
    phrase,
    concept: meaningOf(phrase, event),
  }));
  const isOfDeceased = event.subject === "deceased" && joinedBy !== undefined;
  return {
    concepts: new Set(
      found.flatMap(({ concept }) =>
        concept === undefined
          ? []
          : [isOfDeceased ? ofDeceased(concept, event) : concept],
      ),
    ),
    unmatched: found.flatMap(({ concept, phrase }) =>
      concept === undefined ? [phrase] : [],
    ),
  };
}

function meaningOf(phrase: string, { facts }: LifeEvent): string | undefined {
  const known = meanings[phrase];
  return (
    known?.find((concept) => facts.some((fact) => fact.concept === concept)) ??
    known?.[0]
  );
}

function ofDeceased(concept: string, { facts }: LifeEvent): string {
  const own = concept.replace(/^person\./, "deceased.");
  return facts.some((fact) => fact.concept === own) ? own : concept;
}
