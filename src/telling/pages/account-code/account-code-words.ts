import type { Words } from "#kernel";
import type { CodeRefusal } from "#people";

/** Words about the code that confirms a new bank account. Welsh: machine draft. */
export const accountCodeWords = {
  title: {
    en: "Enter the code we sent you",
    cy: "Rhowch y cod a anfonwyd atoch",
  },
  why: {
    en: "To keep your money safe, we sent a code to your phone, e-mail or home. Nobody is told of the new account until you enter it.",
    cy: "Er mwyn cadw eich arian yn ddiogel, anfonwyd cod i’ch ffôn, e-bost neu gartref. Ni ddywedir wrth neb am y cyfrif newydd nes i chi ei roi.",
  },
  owners: {
    en: "We sent a code to the person whose account it is. Nobody is told of the new account until they have signed in and entered it on the page “Your new bank account”. Then confirm here again.",
    cy: "Anfonwyd cod at y person y mae’r cyfrif yn eiddo iddo. Ni ddywedir wrth neb am y cyfrif newydd nes iddynt fewngofnodi a’i roi ar y dudalen “Eich cyfrif banc newydd”. Yna cadarnhewch yma eto.",
  },
  later: {
    en: "You can close this page and come back when you have the code. It is good for a week.",
    cy: "Gallwch gau’r dudalen hon a dychwelyd pan fydd y cod gennych. Mae’n ddilys am wythnos.",
  },
  code: { en: "Code", cy: "Cod" },
  hint: { en: "For example 7K2M-Q4TX", cy: "Er enghraifft 7K2M-Q4TX" },
  enter: { en: "Enter the code", cy: "Rhowch y cod" },
  confirm: { en: "Confirm and tell them", cy: "Cadarnhau a dweud wrthynt" },
  unreachable: {
    en: "We have no phone, e-mail or home address to send a code to. Visit a counter, and staff will confirm the account with you",
    cy: "Nid oes gennym ffôn, e-bost na chyfeiriad cartref i anfon cod iddo. Ewch at gownter, a bydd staff yn cadarnhau’r cyfrif gyda chi",
  },
} as const;

export const refusalWords: Readonly<Record<CodeRefusal, Words>> = {
  "wrong-code": {
    en: "This is not the code we sent. Check it and try again",
    cy: "Nid dyma’r cod a anfonwyd. Gwiriwch ef a rhowch gynnig arall arni",
  },
  "too-many-tries": {
    en: "The code was wrong too often, so the account was refused. You are paid as before. Go back and confirm again to get a new code",
    cy: "Roedd y cod yn anghywir yn rhy aml, felly gwrthodwyd y cyfrif. Cewch eich talu fel o’r blaen. Ewch yn ôl a chadarnhau eto i gael cod newydd",
  },
  "too-late": {
    en: "The code is too old. Go back and confirm again to get a new one",
    cy: "Mae’r cod yn rhy hen. Ewch yn ôl a chadarnhau eto i gael un newydd",
  },
  "nothing-waits": {
    en: "No new account waits to be confirmed. Go back and confirm again",
    cy: "Nid oes cyfrif newydd yn aros i’w gadarnhau. Ewch yn ôl a chadarnhau eto",
  },
};
