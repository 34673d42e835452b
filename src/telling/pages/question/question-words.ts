export const questionWords = {
  continue: { en: "Save and continue", cy: "Cadw a pharhau" },
  skip: {
    en: "I do not know or there is none",
    cy: "Nid wyf yn gwybod neu does dim",
  },
  saved: {
    en: "Each answer is saved. You can stop and come back to this later.",
    cy: "Caiff pob ateb ei gadw. Gallwch stopio a dychwelyd at hyn yn nes ymlaen.",
  },
  hidden: {
    en: "We know an address. It is hidden, so it is not shown here. Enter another only if it has changed, or",
    cy: "Rydym yn gwybod cyfeiriad. Mae’n gudd, felly nid yw’n cael ei ddangos yma. Rhowch un arall dim ond os yw wedi newid, neu",
  },
  keep: {
    en: "go on with the address we know",
    cy: "ewch ymlaen gyda’r cyfeiriad a wyddom",
  },
  why: {
    en: "Why we ask and who receives it",
    cy: "Pam rydym yn gofyn a phwy sy’n ei dderbyn",
  },
  who: {
    en: "Your answer goes only to:",
    cy: "Dim ond y rhain fydd yn cael eich ateb:",
  },
  nobody: {
    en: "It stays with us. It decides which questions come next.",
    cy: "Mae’n aros gyda ni. Mae’n penderfynu pa gwestiynau sy’n dod nesaf.",
  },
  toWorkOut: { en: "Us, to work out", cy: "Ni, i gyfrifo" },
  yourCouncil: { en: "The council", cy: "Y cyngor" },
} as const;
