import type { MadeUpPerson } from "./people.ts";
import type { DrawnHousehold } from "./generate-household.ts";
import type { DrawnPerson } from "./generate-person.ts";

/** A drawn person who has a name, a number and an address. */
export type NamedPerson = {
  readonly drawn: DrawnPerson;
  readonly name: { readonly given: string; readonly family: string };
  readonly nationalInsuranceNumber: string;
};

export type Place = {
  readonly address: MadeUpPerson["address"];
  /** The council that bills and pays housing benefit, or who does so there. */
  readonly council: string;
};

type Values = MadeUpPerson["facts"];

/** Of a partner's benefits only these are held: they change what the couple can get. */
const disabilityBenefits = [
  "attendance_allowance",
  "pension_age_disability_payment",
];

/** The benefits a body pays the person, as the pack names them. */
function benefitsOf(
  { drawn }: NamedPerson,
  { nation, getsPensionCredit, tenure }: DrawnHousehold,
): string[] {
  const disability =
    nation === "scotland"
      ? "pension_age_disability_payment"
      : "attendance_allowance";
  const rents = tenure !== "own";
  return [
    ...(drawn.statePensionWeekly > 0 ? ["state_pension"] : []),
    ...(drawn.getsDisabilityBenefit ? [disability] : []),
    ...(getsPensionCredit
      ? ["pension_credit", "pension_credit_guarantee"]
      : []),
    ...(getsPensionCredit && rents ? ["housing_benefit"] : []),
    ...(getsPensionCredit && nation !== "northern-ireland"
      ? ["council_tax_reduction"]
      : []),
  ];
}

const documentsOf = ({ drawn }: NamedPerson): string[] => [
  ...(drawn.hasDrivingLicence ? ["driving-licence", "vehicle"] : []),
  ...(drawn.hasBlueBadge ? ["blue-badge"] : []),
  ...(drawn.age >= 66 ? ["bus-pass"] : []),
  "tv-licence",
];

function needsOf({ drawn }: NamedPerson): string[] {
  const needsPrint = drawn.isDisabled && drawn.age >= 80;
  return [
    ...(needsPrint ? ["large-print"] : []),
    ...(drawn.usesInternet ? [] : ["phone-only"]),
  ];
}

const servicesOf = (benefits: readonly string[]): string[] => [
  ...(benefits.includes("housing_benefit") ? ["housing-benefit"] : []),
  ...(benefits.includes("council_tax_reduction")
    ? ["council-tax-reduction"]
    : []),
];

const addressValue = ({ address }: Place) => ({
  line1: address.lines[0] ?? "",
  town: address.town,
  postcode: address.postcode,
  council: address.councils[0] ?? "",
});

const maritalStatus = ({ drawn }: NamedPerson, hasPartner: boolean): string => {
  if (hasPartner) return "married";
  return drawn.age >= 75 ? "widowed" : "divorced";
};

/** What the pensions office holds: who they are and what it pays. */
function pensionOfficeFacts(
  person: NamedPerson,
  household: DrawnHousehold,
  place: Place,
): Values {
  const { drawn, name } = person;
  return {
    "person.name": `${name.given} ${name.family}`,
    "person.dateOfBirth": drawn.dateOfBirth,
    "person.sex": drawn.sex,
    "person.nationalInsuranceNumber": person.nationalInsuranceNumber,
    "person.address": addressValue(place),
    "person.maritalStatus": maritalStatus(
      person,
      household.people.length === 2,
    ),
    "person.benefits": benefitsOf(person, household),
    ...(drawn.statePensionWeekly > 0
      ? { "person.statePensionWeekly": drawn.statePensionWeekly }
      : {}),
  };
}

/** What a partner's record and their own say of each other. */
function partnerFacts(
  partner: NamedPerson | undefined,
  household: DrawnHousehold,
): Values {
  if (!partner) return {};
  return {
    "partner.dateOfBirth": partner.drawn.dateOfBirth,
    "partner.sex": partner.drawn.sex,
    "partner.benefits": benefitsOf(partner, household).filter((benefit) =>
      disabilityBenefits.includes(benefit),
    ),
    "partner.statePensionWeekly": partner.drawn.statePensionWeekly,
    "partner.privatePensionWeekly": partner.drawn.privatePensionWeekly,
  };
}

/** Facts that Joinery holds of a person: what registers gave and what they told. */
export function factsHeld(
  person: NamedPerson,
  partner: NamedPerson | undefined,
  household: DrawnHousehold,
  place: Place,
): Values {
  const { drawn } = person;
  return {
    ...pensionOfficeFacts(person, household, place),
    ...partnerFacts(partner, household),
    "household.hasPartner": partner !== undefined,
    "household.childCount": 0,
    "household.otherAdultsLiveIn": false,
    "household.nonDependantsLiveIn": false,
    "household.otherPensioner": "none",
    "household.capital": household.savings,
    "household.paysRent": household.tenure !== "own",
    ...(household.councilTaxBand === ""
      ? {}
      : { "household.councilTaxBand": household.councilTaxBand }),
    "person.ordinarilyResidentUk": true,
    "person.privatePensionWeekly": drawn.privatePensionWeekly,
    "person.hasDrivingLicence": drawn.hasDrivingLicence,
    "person.hasHealthCondition": drawn.isDisabled,
    "person.documents": documentsOf(person),
    "person.councilServices": servicesOf(benefitsOf(person, household)),
    "needs.communication": needsOf(person),
  };
}

/** What each body's own system holds about a person. */
export function registersOf(
  person: NamedPerson,
  household: DrawnHousehold,
  place: Place,
): MadeUpPerson["registers"] {
  const { drawn } = person;
  const pensionOffice = household.nation === "northern-ireland" ? "dfc" : "dwp";
  return {
    [pensionOffice]: pensionOfficeFacts(person, household, place),
    hmrc: { "person.privatePensionWeekly": drawn.privatePensionWeekly },
    ...(drawn.hasDrivingLicence
      ? { dvla: { "person.hasDrivingLicence": true } }
      : {}),
    [place.council]: {
      "person.councilServices": servicesOf(benefitsOf(person, household)),
    },
  };
}
