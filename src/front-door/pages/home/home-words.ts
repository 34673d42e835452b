import type { Words } from "#kernel";

export const homeWords = {
  title: { en: "Your home", cy: "Eich tudalen gartref" },
  hello: { en: "Hello", cy: "Helo" },
  tell: { en: "Tell us something", cy: "Dywedwch rywbeth wrthym" },
  takeBack: {
    en: "Correct something or take it back",
    cy: "Cywiro rhywbeth neu ei dynnu’n ôl",
  },
  happening: { en: "What is happening", cy: "Beth sy’n digwydd" },
  nothing: {
    en: "You have not told us anything yet.",
    cy: "Nid ydych wedi dweud dim wrthym eto.",
  },
  goOn: { en: "Go on telling us:", cy: "Parhau i ddweud wrthym:" },
  goOnCorrecting: {
    en: "Go on correcting:",
    cy: "Parhau i gywiro:",
  },
  told: { en: "told on", cy: "dywedwyd ar" },
  corrected: { en: "corrected on", cy: "cywirwyd ar" },
  withdrawn: { en: "taken back on", cy: "tynnwyd yn ôl ar" },
  answered: {
    en: "Bodies that have answered in full",
    cy: "Cyrff sydd wedi ateb yn llawn",
  },
  of: { en: "of", cy: "o" },
  needsYou: { en: "Bodies that need you", cy: "Cyrff sydd eich angen chi" },
  refused: { en: "Bodies that refused", cy: "Cyrff a wrthododd" },
  appeal: {
    en: "last day to challenge a decision that seems wrong",
    cy: "diwrnod olaf i herio penderfyniad sy’n ymddangos yn anghywir",
  },
  get: { en: "What you get", cy: "Beth rydych yn ei gael" },
  getNothing: {
    en: "The registers we asked name no benefit that you get.",
    cy: "Nid yw’r cofrestrau a holwyd yn enwi unrhyw fudd-dal rydych yn ei gael.",
  },
  could: { en: "What you could get", cy: "Beth allech chi ei gael" },
  couldHint: {
    en: "Worked out from what we know. The body decides.",
    cy: "Wedi’i gyfrifo o’r hyn a wyddom. Y corff sy’n penderfynu.",
  },
  couldNothing: {
    en: "From what we know, nothing more just now.",
    cy: "O’r hyn a wyddom, dim byd mwy ar hyn o bryd.",
  },
  estimate: { en: "Our estimate", cy: "Ein hamcangyfrif" },
  decides: { en: "Who decides", cy: "Pwy sy’n penderfynu" },
  aWeek: { en: "a week", cy: "yr wythnos" },
  automatic: {
    en: "Most people get it without a claim.",
    cy: "Mae’r rhan fwyaf o bobl yn ei gael heb gais.",
  },
  apply: {
    en: "Apply once for what you find here",
    cy: "Gwneud cais unwaith am yr hyn a welwch yma",
  },
  may: { en: "You may also get these", cy: "Efallai y cewch y rhain hefyd" },
  check: {
    en: "Answer a few questions to find out",
    cy: "Atebwch ychydig o gwestiynau i gael gwybod",
  },
  byOthers: {
    en: "Help that others run where you live",
    cy: "Cymorth y mae eraill yn ei redeg lle rydych yn byw",
  },
  byOthersHint: {
    en: "We cannot work these out for you yet. Ask the body that is named.",
    cy: "Ni allwn gyfrifo’r rhain i chi eto. Gofynnwch i’r corff a enwir.",
  },
  days: { en: "Days to keep", cy: "Dyddiadau i’w cofio" },
  yours: { en: "About you", cy: "Amdanoch chi" },
  facts: {
    en: "Your facts: see and correct them",
    cy: "Eich ffeithiau: eu gweld a’u cywiro",
  },
  looks: { en: "Who looked at them", cy: "Pwy edrychodd arnynt" },
  needs: {
    en: "How you want us to contact you",
    cy: "Sut rydych am i ni gysylltu â chi",
  },
  helpers: {
    en: "Helpers: who may act for you",
    cy: "Cynorthwywyr: pwy gaiff weithredu drosoch",
  },
  messages: { en: "Your messages", cy: "Eich negeseuon" },
  bankAccount: {
    en: "A new bank account: confirm or refuse it",
    cy: "Cyfrif banc newydd: ei gadarnhau neu ei wrthod",
  },
  reach: {
    en: "How we reach you, and keeping your address private",
    cy: "Sut rydym yn cysylltu â chi, a chadw eich cyfeiriad yn breifat",
  },
  sessions: {
    en: "Where you are signed in",
    cy: "Ble rydych wedi mewngofnodi",
  },
  welcome: {
    en: "Tell the state once",
    cy: "Dywedwch wrth y wladwriaeth unwaith",
  },
  promise: {
    en: "Tell us once. Every government body that must act is told, acts and answers. You see it all in one place.",
    cy: "Dywedwch wrthym unwaith. Caiff pob corff llywodraeth y mae’n rhaid iddo weithredu wybod, bydd yn gweithredu ac yn ateb. Cewch weld y cyfan mewn un lle.",
  },
  signIn: { en: "Sign in", cy: "Mewngofnodi" },
  death: {
    en: "Someone has died: start with the reference, no account needed",
    cy: "Mae rhywun wedi marw: dechreuwch gyda’r cyfeirnod, nid oes angen cyfrif",
  },
  others: {
    en: "What you can tell us",
    cy: "Beth allwch chi ei ddweud wrthym",
  },
  staff: {
    en: "You are signed in to work for",
    cy: "Rydych wedi mewngofnodi i weithio i",
  },
  desk: { en: "Go to the case desk", cy: "Ewch i’r ddesg achosion" },
  workbench: { en: "Go to the workbench", cy: "Ewch i’r fainc waith" },
} as const;

/** The same said to somebody who acts for the person. */
export const otherWords = {
  nothing: {
    en: "Nothing has been told yet.",
    cy: "Nid oes dim wedi’i ddweud eto.",
  },
  get: { en: "What they get", cy: "Beth maent yn ei gael" },
  getNothing: {
    en: "The registers we asked name no benefit that they get.",
    cy: "Nid yw’r cofrestrau a holwyd yn enwi unrhyw fudd-dal maent yn ei gael.",
  },
  could: {
    en: "What they could get",
    cy: "Beth allent ei gael",
  },
  may: {
    en: "They may also get these",
    cy: "Efallai y cânt y rhain hefyd",
  },
  yours: { en: "About them", cy: "Amdanynt" },
  facts: {
    en: "Their facts: see and correct them",
    cy: "Eu ffeithiau: eu gweld a’u cywiro",
  },
  needs: {
    en: "How they want us to contact them",
    cy: "Sut maent am i ni gysylltu â hwy",
  },
  messages: { en: "Their messages", cy: "Eu negeseuon" },
} as const satisfies Partial<Record<keyof typeof homeWords, Words>>;
