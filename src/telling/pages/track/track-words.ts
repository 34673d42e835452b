import type { Words } from "#kernel";

/** Every sentence of the page that follows what was told; its test names for each the entry that makes it true. */
export const trackWords = {
  title: { en: "What was told", cy: "Yr hyn a ddywedwyd" },
  told: { en: "You have told us", cy: "Rydych wedi dweud wrthym" },
  putRight: { en: "You have put it right", cy: "Rydych wedi ei gywiro" },
  takenBack: { en: "You have taken it back", cy: "Rydych wedi ei dynnu’n ôl" },
  toldByOther: { en: "We were told", cy: "Dywedwyd wrthym" },
  putRightByOther: { en: "It was put right", cy: "Cafodd ei gywiro" },
  takenBackByOther: {
    en: "It was taken back",
    cy: "Cafodd ei dynnu’n ôl",
  },
  reference: { en: "Reference", cy: "Cyfeirnod" },
  keep: {
    en: "Keep this reference.",
    cy: "Cadwch y cyfeirnod hwn.",
  },
  keepAlso: {
    en: "Each body that has received what it was told has it too.",
    cy: "Mae gan bob corff sydd wedi derbyn yr hyn a ddywedwyd wrtho y cyfeirnod hwn hefyd.",
  },
  "answered-text": {
    en: "We write to you about it by text, to the number you gave.",
    cy: "Byddwn yn ysgrifennu atoch amdano drwy neges destun, i’r rhif a roesoch.",
  },
  "answered-email": {
    en: "We write to you about it by email, to the address you gave.",
    cy: "Byddwn yn ysgrifennu atoch amdano drwy e-bost, i’r cyfeiriad a roesoch.",
  },
  "answered-letter": {
    en: "We write to you about it by letter, to the address you gave.",
    cy: "Byddwn yn ysgrifennu atoch amdano drwy lythyr, i’r cyfeiriad a roesoch.",
  },
  "answered-none": {
    en: "You chose not to be written to: we send you nothing. What each body answers stands here.",
    cy: "Dewisoch beidio â chael eich ysgrifennu atoch: nid ydym yn anfon dim atoch. Mae’r hyn y mae pob corff yn ei ateb yma.",
  },
  "answered-nowhere": {
    en: "You gave us no way to answer you: we send you nothing. What each body answers stands here.",
    cy: "Ni roesoch unrhyw ffordd i ni eich ateb: nid ydym yn anfon dim atoch. Mae’r hyn y mae pob corff yn ei ateb yma.",
  },
  on: { en: "Told on", cy: "Dywedwyd ar" },
  bodies: { en: "What each body says", cy: "Beth mae pob corff yn ei ddweud" },
  nobody: {
    en: "No body was told.",
    cy: "Ni chafodd unrhyw gorff wybod.",
  },
  live: {
    en: "This page updates by itself. Without script, load it again to see new answers.",
    cy: "Mae’r dudalen hon yn diweddaru ei hun. Heb sgript, llwythwch hi eto i weld atebion newydd.",
  },
  of: { en: "of", cy: "o" },
  haveIt: {
    en: "bodies have received everything they were told",
    cy: "corff wedi derbyn popeth a ddywedwyd wrthynt",
  },
  hasIt: {
    en: "body has received everything it was told",
    cy: "corff wedi derbyn popeth a ddywedwyd wrtho",
  },
  toldBefore: {
    en: "Some bodies had been told of this by somebody else before you. What you said was not sent to them again. If it says something else of what happened, or more, their staff may see it and ask you.",
    cy: "Roedd rhai cyrff wedi cael gwybod am hyn gan rywun arall o’ch blaen. Ni anfonwyd yr hyn a ddywedoch atynt eto. Os yw’n dweud rhywbeth gwahanol am yr hyn a ddigwyddodd, neu fwy, efallai y bydd eu staff yn ei weld ac yn gofyn i chi.",
  },
  joinedByOther: {
    en: "Some bodies had been told of this by somebody else first. What is told here was not sent to them again.",
    cy: "Roedd rhywun arall wedi dweud hyn wrth rai cyrff yn gyntaf. Ni anfonwyd yr hyn a ddywedir yma atynt eto.",
  },
  toldByAnother: {
    en: "Somebody else had told it first.",
    cy: "Roedd rhywun arall wedi dweud wrtho yn gyntaf.",
  },
  waiting: {
    en: "It has not answered yet.",
    cy: "Nid yw wedi ateb eto.",
  },
  delayed: {
    en: "We could not deliver this to it yet. It is on our staff’s worklist.",
    cy: "Nid oeddem yn gallu cyflwyno hyn iddo eto. Mae ar restr waith ein staff.",
  },
  withCaseworker: {
    en: "A caseworker has this refusal on their worklist and asks the body.",
    cy: "Mae gan weithiwr achos y gwrthodiad hwn ar ei restr waith, a bydd yn gofyn i’r corff.",
  },
  tellAnew: {
    en: "You can put right what is wrong, or tell it again: it is then sent to this body anew.",
    cy: "Gallwch gywiro’r hyn sydd o’i le, neu ei ddweud eto: yna caiff ei anfon at y corff hwn o’r newydd.",
  },
  received: {
    en: "It has this. It has not said yet what it will do.",
    cy: "Mae hyn ganddo. Nid yw wedi dweud eto beth fydd yn ei wneud.",
  },
  recorded: {
    en: "It has not said that anything is decided.",
    cy: "Nid yw wedi dweud bod dim wedi’i benderfynu.",
  },
  looking: {
    en: "It says that it is looking at this.",
    cy: "Mae’n dweud ei fod yn ystyried hyn.",
  },
  acted: {
    en: "It says that it has acted on this.",
    cy: "Mae’n dweud ei fod wedi gweithredu ar hyn.",
  },
  decided: {
    en: "It says that it has decided. What it decided is for whoever told us this to read.",
    cy: "Mae’n dweud ei fod wedi penderfynu. Pwy bynnag a ddywedodd hyn wrthym sydd i ddarllen yr hyn a benderfynodd.",
  },
  optedOut: {
    en: "This was left out by choice.",
    cy: "Gadawyd hyn allan drwy ddewis.",
  },
  hiddenWithhold: {
    en: "The address was hidden after this was told: it is kept back from them.",
    cy: "Cafodd y cyfeiriad ei guddio ar ôl i hyn gael ei ddweud: mae’n cael ei ddal yn ôl rhagddynt.",
  },
  hiddenMark: {
    en: "The address was hidden after this was told: it goes with a mark that says so, and they must keep it hidden.",
    cy: "Cafodd y cyfeiriad ei guddio ar ôl i hyn gael ei ddweud: mae’n mynd gyda marc sy’n dweud hynny, a rhaid iddynt ei gadw’n gudd.",
  },
  hiddenUnit: {
    en: "The address was hidden after this was told: it goes, marked, to their protected unit only.",
    cy: "Cafodd y cyfeiriad ei guddio ar ôl i hyn gael ei ddweud: mae’n mynd, wedi’i farcio, i’w huned warchodedig yn unig.",
  },
  hiddenPhone: {
    en: "The address was hidden after this was told, so it is not sent. Our staff tell them by phone.",
    cy: "Cafodd y cyfeiriad ei guddio ar ôl i hyn gael ei ddweud, felly ni chaiff ei anfon. Bydd ein staff yn dweud wrthynt dros y ffôn.",
  },
  hiddenHeld: {
    en: "They had this before the address was hidden. Their staff are asked to hide it.",
    cy: "Roedd hyn ganddynt cyn i’r cyfeiriad gael ei guddio. Gofynnir i’w staff ei guddio.",
  },
  sentFirst: {
    en: "It was sent first to",
    cy: "Fe’i hanfonwyd yn gyntaf at",
  },
  sentOn: {
    en: "Our staff found that it is not theirs, so it was sent on to this body on",
    cy: "Gwelodd ein staff nad eu mater nhw ydyw, felly fe’i hanfonwyd ymlaen at y corff hwn ar",
  },
  stillTold: {
    en: "Somebody else has told us the same, so it is not asked to undo anything.",
    cy: "Mae rhywun arall wedi dweud yr un peth wrthym, felly ni ofynnir iddo ddadwneud dim.",
  },
  mayAsk: {
    en: "If somebody else tells us this too and says something different, somebody may ask you about it.",
    cy: "Os bydd rhywun arall yn dweud wrthym am hyn hefyd ac yn dweud rhywbeth gwahanol, efallai y bydd rhywun o gorff yn gofyn i chi amdano.",
  },
  unchanged: {
    en: "Not told again: nothing that it was told has changed.",
    cy: "Ni ddywedwyd wrtho eto: nid oes dim o’r hyn a ddywedwyd wrtho wedi newid.",
  },
  expected: {
    en: "It expects to say more by",
    cy: "Mae’n disgwyl dweud mwy erbyn",
  },
  reason: { en: "Why", cy: "Pam" },
  asks: { en: "What it asks for", cy: "Beth mae’n gofyn amdano" },
  from: { en: "From", cy: "O" },
  amount: { en: "Amount", cy: "Swm" },
  stoppedOn: { en: "Payment stopped on", cy: "Stopiwyd y taliad ar" },
  lastPaidOn: { en: "Last paid on", cy: "Talwyd ddiwethaf ar" },
  overpaid: { en: "Paid too much", cy: "Talwyd gormod" },
  dueToEstate: { en: "Due to the estate", cy: "Yn ddyledus i’r ystad" },
  appeal: {
    en: "If this decision seems wrong",
    cy: "Os yw’r penderfyniad hwn yn ymddangos yn anghywir",
  },
  appealRefusal: {
    en: "If this refusal seems wrong",
    cy: "Os yw’r gwrthodiad hwn yn ymddangos yn anghywir",
  },
  appealBy: {
    en: "It says that an appeal can be made until",
    cy: "Mae’n dweud y gellir apelio tan",
  },
  appealWho: {
    en: "This is for whoever the decision is about, or whoever acts for them.",
    cy: "Mae hyn ar gyfer pwy bynnag y mae’r penderfyniad yn ymwneud ag ef, neu bwy bynnag sy’n gweithredu drosto.",
  },
  appealLast: { en: "Last day for that:", cy: "Diwrnod olaf ar gyfer hynny:" },
  countedFrom: {
    en: "It is counted from the date that the body gives its decision:",
    cy: "Mae’n cael ei gyfrif o’r dyddiad y mae’r corff yn ei roi ar ei benderfyniad:",
  },
  countedReceived: {
    en: "It is counted from the day the answer reached us. If there is a letter, count from its date instead:",
    cy: "Mae’n cael ei gyfrif o’r diwrnod y cyrhaeddodd yr ateb ni. Os oes llythyr, cyfrifwch o’i ddyddiad yn lle hynny:",
  },
  appealAsk: {
    en: "Ask this body how to have it looked at again, and by when:",
    cy: "Gofynnwch i’r corff hwn sut i gael rhywun i edrych arno eto, ac erbyn pryd:",
  },
  more: { en: "More about this", cy: "Mwy am hyn" },
  history: { en: "All its answers", cy: "Ei holl atebion" },
  fields: { en: "It was told", cy: "Cafodd wybod" },
  notSent: {
    en: "What you said of this, which was not sent to it",
    cy: "Yr hyn a ddywedoch am hyn, na chafodd ei anfon ato",
  },
  notSentByOther: {
    en: "What was said of this, which was not sent to it",
    cy: "Yr hyn a ddywedwyd am hyn, na chafodd ei anfon ato",
  },
  saidByOtherOn: { en: "We were told on", cy: "Dywedwyd wrthym ar" },
  saidOn: { en: "You told us on", cy: "Dywedoch wrthym ar" },
  toldOn: { en: "First told on", cy: "Dywedwyd gyntaf ar" },
  correct: { en: "Correct something in this", cy: "Cywiro rhywbeth yn hyn" },
  withdraw: { en: "Take this back", cy: "Tynnu hyn yn ôl" },
  withdrawDeath: {
    en: "This person is alive: take it back",
    cy: "Mae’r person hwn yn fyw: tynnu hyn yn ôl",
  },
  withdrawOwnDeath: {
    en: "You are alive: take it back",
    cy: "Rydych yn fyw: tynnu hyn yn ôl",
  },
  receipt: { en: "Signed receipt", cy: "Derbynneb wedi’i llofnodi" },
  corrected: {
    en: "This was corrected. See",
    cy: "Cafodd hyn ei gywiro. Gweler",
  },
  withdrawn: {
    en: "This was taken back. See",
    cy: "Cafodd hyn ei dynnu’n ôl. Gweler",
  },
  undoing: {
    en: "Each body that had been told is asked to reverse what it did. What each answers is below.",
    cy: "Gofynnir i bob corff a gafodd wybod wrthdroi’r hyn a wnaeth. Mae’r hyn y mae pob un yn ei ateb isod.",
  },
  undoingSome: {
    en: "Each body below that is not under “Not told” is asked to reverse what it did. The others are asked nothing.",
    cy: "Gofynnir i bob corff isod nad yw o dan “Heb gael gwybod” wrthdroi’r hyn a wnaeth. Ni ofynnir dim i’r lleill.",
  },
  noneAgain: {
    en: "No body was told of this correction: nothing that they were told has changed.",
    cy: "Ni chafodd unrhyw gorff wybod am y cywiriad hwn: nid oes dim o’r hyn a ddywedwyd wrthynt wedi newid.",
  },
  corrects: { en: "This corrects", cy: "Mae hyn yn cywiro" },
} as const satisfies Record<string, Words>;

export const perWords = {
  week: { en: "a week", cy: "yr wythnos" },
  month: { en: "a month", cy: "y mis" },
  year: { en: "a year", cy: "y flwyddyn" },
  once: { en: "once", cy: "unwaith" },
} as const satisfies Record<string, Words>;
