export const entitlementWords = {
  why: { en: "Why, and the law", cy: "Pam, a’r gyfraith" },
  everyStep: { en: "Every step of the sum", cy: "Pob cam o’r cyfrif" },
  law: { en: "The law", cy: "Y gyfraith" },
  estimate: {
    en: "This is our estimate. The body decides.",
    cy: "Ein hamcangyfrif ni yw hwn. Y corff sy’n penderfynu.",
  },
  council: { en: "Your council", cy: "Eich cyngor" },
} as const;
