import type { Words } from "#kernel";

/** Words of coming back without an account. Welsh: machine draft. */
export const comeBackWords = {
  title: {
    en: "Come back to what you told us",
    cy: "Dychwelyd at yr hyn a ddywedoch wrthym",
  },
  why: {
    en: "If you told us without an account on another phone or computer, we send a code to the phone or email at which you asked to be answered.",
    cy: "Os dywedoch wrthym heb gyfrif ar ffôn neu gyfrifiadur arall, byddwn yn anfon cod i’r ffôn neu’r e-bost y gofynnoch am gael ateb arno.",
  },
  sent: {
    en: "If something was told without an account under this reference, and an answer by text or email was asked for, we sent a code there. It is good for an hour. If you asked for neither, phone the bodies that were told: they have the reference.",
    cy: "Os dywedwyd rhywbeth heb gyfrif o dan y cyfeirnod hwn, a bod ateb drwy neges destun neu e-bost wedi’i ofyn amdano, anfonwyd cod yno. Mae’n ddilys am awr. Os na ofynnoch am yr un o’r ddau, ffoniwch y cyrff a gafodd wybod: mae’r cyfeirnod ganddynt.",
  },
  reference: { en: "Reference", cy: "Cyfeirnod" },
  referenceHint: {
    en: "You were given it when you told us, for example JN-7K2M-Q4TX",
    cy: "Fe’i cawsoch pan ddywedoch wrthym, er enghraifft JN-7K2M-Q4TX",
  },
  send: { en: "Send me a code", cy: "Anfonwch god ataf" },
  open: { en: "Open it here", cy: "Ei agor yma" },
  link: {
    en: "Come back to what you told us on another phone or computer",
    cy: "Dychwelyd at yr hyn a ddywedoch wrthym ar ffôn neu gyfrifiadur arall",
  },
} as const satisfies Record<string, Words>;
