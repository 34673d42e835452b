import { sayEach } from "#kernel";

/** Words of finding a customer. Welsh: machine draft. */
export const findWords = sayEach({
  hint: "Give one of these three. The customer sees that you looked.",
  forForm: "Form",
  number: "National Insurance number",
  numberHint: "For example, QQ 12 34 56 C",
  reference: "Customer reference",
  referenceHint: "On our letters, for example JC-7K2M-Q4TX",
  born: "Date of birth, with the name",
  dateOfBirth: "Date of birth",
  dateHint: "For example, 3 4 1951",
  name: "Name or part of it",
  postcode: "Postcode, if they give it",
  search: "Find",
  enterOne:
    "Enter a National Insurance number, a customer reference, or a date of birth with a name",
  enterName: "Enter the name, or part of it, beside the date of birth",
  found: "Who we found",
  nobody:
    "We found nobody. Check what you typed with the customer, or search another way. Somebody who has no record yet can be told about on the website or by a printed form.",
  least: "This is all we show before you know who it is.",
  bornOn: "Born",
  town: "Town",
  serve: "Serve",
  again: "Search again",
});
