import type { Words } from "#kernel";

/** Words of the pages about helpers. Welsh: machine draft. */
/** To whoever lets another act: that a code was made, and that it was taken up. */
export const mandateAlerts = {
  offered: {
    en: "A code was made that lets {name} act for you, once they enter it. If it was not you, sign in, open “Helpers” and end it.",
    cy: "Gwnaed cod sy’n gadael i {name} weithredu ar eich rhan, ar ôl ei roi. Os nad chi a’i gwnaeth, mewngofnodwch, agorwch “Cynorthwywyr” a’i derfynu.",
  },
  taken: {
    en: "{name} can now act for you. If you did not want this, sign in, open “Helpers” and end it.",
    cy: "Gall {name} nawr weithredu ar eich rhan. Os nad oeddech am hyn, mewngofnodwch, agorwch “Cynorthwywyr” a’i derfynu.",
  },
} as const;

export const helpersWords = {
  alertSubject: {
    en: "Somebody may act for you",
    cy: "Gall rhywun weithredu ar eich rhan",
  },
  noWayHeld: {
    en: "We hold no phone, email or address that stands to tell you of this. Give one in “How we reach you” first; it stands after seven days.",
    cy: "Nid oes gennym rif ffôn, e-bost na chyfeiriad sy’n sefyll i roi gwybod i chi am hyn. Rhowch un yn “Sut rydym yn cysylltu â chi” yn gyntaf; bydd yn sefyll ar ôl saith diwrnod.",
  },
  title: { en: "Helpers", cy: "Cynorthwywyr" },
  intro: {
    en: "Somebody you trust can tell us things for you. You decide how far and how long, and you can end it at any time.",
    cy: "Gall rhywun rydych yn ymddiried ynddo ddweud pethau wrthym ar eich rhan. Chi sy’n penderfynu pa mor bell ac am ba hyd, a gallwch ei derfynu ar unrhyw adeg.",
  },
  whoHelpsMe: { en: "Who may act for you", cy: "Pwy gaiff weithredu drosoch" },
  nobodyHelps: {
    en: "Nobody may act for you.",
    cy: "Ni chaiff neb weithredu drosoch.",
  },
  whomIHelp: { en: "Whom you may act for", cy: "Dros bwy y cewch weithredu" },
  helpNobody: {
    en: "You may act for nobody.",
    cy: "Ni chewch weithredu dros neb.",
  },
  give: {
    en: "Let somebody act for you",
    cy: "Gadael i rywun weithredu drosoch",
  },
  haveCode: { en: "Have you been given a code?", cy: "A ydych wedi cael cod?" },
  code: { en: "Code", cy: "Cod" },
  codeHint: {
    en: "The person you help was shown it. For example 7K2M-Q4TX",
    cy: "Dangoswyd ef i’r person rydych yn ei helpu. Er enghraifft 7K2M-Q4TX",
  },
  useCode: { en: "Use the code", cy: "Defnyddio’r cod" },
  as: { en: "As", cy: "Fel" },
  covers: { en: "Covers", cy: "Yn cwmpasu" },
  everything: { en: "Everything", cy: "Popeth" },
  dates: { en: "Dates", cy: "Dyddiadau" },
  fromTo: { en: "{from} to {to}", cy: "{from} i {to}" },
  from: {
    en: "From {from} until it is ended",
    cy: "O {from} nes iddo gael ei derfynu",
  },
  evidence: { en: "Evidence", cy: "Tystiolaeth" },
  reference: { en: "Reference", cy: "Cyfeirnod" },
  state: { en: "State", cy: "Cyflwr" },
  waiting: { en: "Waits for their code", cy: "Yn aros am eu cod" },
  ended: { en: "Ended", cy: "Wedi dod i ben" },
  inForce: { en: "In force", cy: "Mewn grym" },
  notYet: { en: "Not begun yet", cy: "Heb ddechrau eto" },
  end: { en: "End this", cy: "Terfynu hwn" },
  act: { en: "Act for them", cy: "Gweithredu drostynt" },
  wrongCode: {
    en: "This code is not right, has been used, or is older than 7 days. Ask for a new one",
    cy: "Nid yw’r cod hwn yn gywir, mae wedi’i ddefnyddio, neu mae’n hŷn na 7 diwrnod. Gofynnwch am un newydd",
  },
  tooManyTries: {
    en: "You have typed too many wrong codes. Try again in an hour",
    cy: "Rydych wedi teipio gormod o godau anghywir. Rhowch gynnig arall arni ymhen awr",
  },
  ownOffer: {
    en: "You made this code yourself. Tell it to your helper",
    cy: "Chi wnaeth y cod hwn. Dywedwch ef wrth eich cynorthwyydd",
  },
  enterCode: { en: "Enter the code", cy: "Rhowch y cod" },
  accepted: {
    en: "You may now act for them",
    cy: "Cewch weithredu drostynt nawr",
  },
  stopped: {
    en: "You act for yourself again",
    cy: "Rydych yn gweithredu drosoch eich hun eto",
  },
  endedNow: { en: "This has been ended", cy: "Mae hwn wedi’i derfynu" },
  endTitle: {
    en: "End what {holder} may do for {giver}?",
    cy: "Terfynu’r hyn y caiff {holder} ei wneud dros {giver}?",
  },
  endText: {
    en: "They can act no more from the moment you end it, even if they are in the middle of something. What they did before stays.",
    cy: "Ni chânt weithredu mwyach o’r eiliad y byddwch yn ei derfynu, hyd yn oed os ydynt ar ganol rhywbeth. Mae’r hyn a wnaethant o’r blaen yn aros.",
  },
  no: { en: "No, keep it", cy: "Na, ei gadw" },
  endedAlready: {
    en: "This permission has ended, so you cannot act for them any more.",
    cy: "Mae’r caniatâd hwn wedi dod i ben, felly ni allwch weithredu drostynt mwyach.",
  },
} as const satisfies Record<string, Words>;

/** Words of the form that gives a mandate. */
export const giveWords = {
  who: { en: "Who may act for you?", cy: "Pwy gaiff weithredu drosoch?" },
  whoHint: { en: "Their full name", cy: "Eu henw llawn" },
  enterWho: {
    en: "Enter the name of your helper",
    cy: "Rhowch enw eich cynorthwyydd",
  },
  theName: { en: "Name of your helper", cy: "Enw eich cynorthwyydd" },
  capacity: { en: "What are they to you?", cy: "Beth ydynt i chi?" },
  chooseCapacity: {
    en: "Choose what they are to you",
    cy: "Dewiswch beth ydynt i chi",
  },
  enterEvidence: {
    en: "Enter the reference that proves it",
    cy: "Rhowch y cyfeirnod sy’n ei brofi",
  },
  theEvidence: { en: "Reference", cy: "Cyfeirnod" },
  what: {
    en: "What may they tell us about?",
    cy: "Am beth y cânt ddweud wrthym?",
  },
  all: { en: "Everything", cy: "Popeth" },
  some: { en: "Only some things", cy: "Rhai pethau yn unig" },
  chooseWhat: {
    en: "Choose what they may tell us about",
    cy: "Dewiswch am beth y cânt ddweud wrthym",
  },
  which: { en: "Which things?", cy: "Pa bethau?" },
  chooseWhich: {
    en: "Choose at least one thing",
    cy: "Dewiswch o leiaf un peth",
  },
  until: { en: "Until when? (optional)", cy: "Tan pryd? (dewisol)" },
  untilHint: {
    en: "The last day. Leave it empty to end it yourself one day.",
    cy: "Y diwrnod olaf. Gadewch yn wag i’w derfynu eich hun ryw ddydd.",
  },
  enterUntil: { en: "Enter the last day", cy: "Rhowch y diwrnod olaf" },
  theUntil: { en: "The last day", cy: "Y diwrnod olaf" },
  create: { en: "Make a code for them", cy: "Gwneud cod iddynt" },
  codeTitle: {
    en: "Tell {name} this code",
    cy: "Dywedwch y cod hwn wrth {name}",
  },
  codeText: {
    en: "They sign in as themselves, open Helpers and type it. It is good for 7 days and shown only now. If you lose it, end this permission and make another.",
    cy: "Maent yn mewngofnodi fel nhw eu hunain, yn agor Cynorthwywyr ac yn ei deipio. Mae’n ddilys am 7 diwrnod ac yn cael ei ddangos nawr yn unig. Os byddwch yn ei golli, terfynwch y caniatâd hwn a gwnewch un arall.",
  },
  back: { en: "Back to helpers", cy: "Yn ôl i gynorthwywyr" },
} as const satisfies Record<string, Words>;
