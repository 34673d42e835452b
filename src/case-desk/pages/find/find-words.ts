import { sayEach } from "#kernel";

/** Words of finding a customer. Welsh: machine draft. */
export const findWords = sayEach({
  hint: "Give one of these three. The customer sees that you looked.",
  forForm: "Form",
  reference: "Customer reference",
  search: "Find",
  enterOne:
    "Enter a National Insurance number, a customer reference, or a date of birth with a name",
  found: "Who we found",
  nobody:
    "We found nobody. Check what you typed with the customer, or search another way. Somebody who has no record yet can be told about on the website or by a printed form.",
  least: "This is all we show before you know who it is.",
  bornOn: "Born",
  town: "Town",
  serve: "Serve",
  again: "Search again",
});
