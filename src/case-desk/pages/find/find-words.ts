import type { Words } from "#kernel";

/** Words of finding a customer. Welsh: machine draft. */
export const findWords = {
  hint: {
    en: "Give one of these three. The customer sees that you looked.",
    cy: "Rhowch un o’r tri hyn. Bydd y cwsmer yn gweld eich bod wedi edrych.",
  },
  forForm: { en: "Form", cy: "Ffurflen" },
  number: {
    en: "National Insurance number",
    cy: "Rhif Yswiriant Gwladol",
  },
  numberHint: {
    en: "For example, QQ 12 34 56 C",
    cy: "Er enghraifft, QQ 12 34 56 C",
  },
  reference: { en: "Customer reference", cy: "Cyfeirnod cwsmer" },
  referenceHint: {
    en: "On our letters, for example JC-7K2M-Q4TX",
    cy: "Ar ein llythyrau, er enghraifft JC-7K2M-Q4TX",
  },
  born: { en: "Date of birth, with the name", cy: "Dyddiad geni, gyda’r enw" },
  dateOfBirth: { en: "Date of birth", cy: "Dyddiad geni" },
  dateHint: { en: "For example, 3 4 1951", cy: "Er enghraifft, 3 4 1951" },
  name: { en: "Name or part of it", cy: "Enw neu ran ohono" },
  postcode: {
    en: "Postcode, if they give it",
    cy: "Cod post, os ydynt yn ei roi",
  },
  or: { en: "or", cy: "neu" },
  search: { en: "Find", cy: "Chwilio" },
  enterOne: {
    en: "Enter a National Insurance number, a customer reference, or a date of birth with a name",
    cy: "Rhowch rif Yswiriant Gwladol, cyfeirnod cwsmer, neu ddyddiad geni gydag enw",
  },
  enterName: {
    en: "Enter the name, or part of it, beside the date of birth",
    cy: "Rhowch yr enw, neu ran ohono, wrth ymyl y dyddiad geni",
  },
  enterNumber: {
    en: "Enter a National Insurance number",
    cy: "Rhowch rif Yswiriant Gwladol",
  },
  enterReference: { en: "Enter a reference", cy: "Rhowch gyfeirnod" },
  enterDate: { en: "Enter a date of birth", cy: "Rhowch ddyddiad geni" },
  enterPostcode: { en: "Enter a postcode", cy: "Rhowch god post" },
  found: { en: "Who we found", cy: "Pwy y daethom o hyd iddynt" },
  nobody: {
    en: "We found nobody. Check what you typed with the customer, or search another way. Somebody who has no record yet can be told about on the website or by a printed form.",
    cy: "Ni ddaethom o hyd i neb. Gwiriwch yr hyn a deipiwyd gyda’r cwsmer, neu chwiliwch mewn ffordd arall. Gall rhywun heb gofnod eto ddweud wrthym ar y wefan neu ar ffurflen brintiedig.",
  },
  least: {
    en: "This is all we show before you know who it is.",
    cy: "Dyma’r cyfan a ddangoswn cyn i chi wybod pwy ydyw.",
  },
  bornOn: { en: "Born", cy: "Ganwyd" },
  town: { en: "Town", cy: "Tref" },
  serve: { en: "Serve", cy: "Gwasanaethu" },
  again: { en: "Search again", cy: "Chwilio eto" },
} as const satisfies Record<string, Words>;
