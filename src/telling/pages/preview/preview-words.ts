export const previewWords = {
  title: { en: "Check before you tell", cy: "Gwiriwch cyn dweud" },
  titleClaim: { en: "Check before you apply", cy: "Gwiriwch cyn gwneud cais" },
  nothingToClaim: {
    en: "There is nothing to send yet. You can change an answer below.",
    cy: "Nid oes dim i’w anfon eto. Gallwch newid ateb isod.",
  },
  enterClaim: {
    en: "Choose at least one to apply for",
    cy: "Dewiswch o leiaf un i wneud cais amdano",
  },
  claimTicked: {
    en: "What you apply for",
    cy: "Yr hyn rydych yn gwneud cais amdano",
  },
  titleCorrection: {
    en: "Check before you correct",
    cy: "Gwiriwch cyn cywiro",
  },
  intro: {
    en: "Nothing has been sent yet. This is what will happen when you confirm.",
    cy: "Nid oes dim wedi’i anfon eto. Dyma beth fydd yn digwydd pan fyddwch yn cadarnhau.",
  },
  answers: { en: "Your answers", cy: "Eich atebion" },
  known: {
    en: "What we knew already",
    cy: "Yr hyn a wyddem eisoes",
  },
  change: { en: "Change", cy: "Newid" },
  changed: { en: "What you put right", cy: "Yr hyn rydych yn ei gywiro" },
  before: { en: "Before", cy: "Cynt" },
  now: { en: "Now", cy: "Nawr" },
  changeAnother: { en: "Change another answer", cy: "Newid ateb arall" },
  nothingChanged: {
    en: "You have not changed an answer yet, so there is nothing to send.",
    cy: "Nid ydych wedi newid ateb eto, felly nid oes dim i’w anfon.",
  },
  toldAgain: {
    en: "Who will be told again",
    cy: "Pwy fydd yn cael gwybod eto",
  },
  toldAgainWhy: {
    en: "What you put right is part of what they were told.",
    cy: "Mae’r hyn rydych yn ei gywiro yn rhan o’r hyn a ddywedwyd wrthynt.",
  },
  toldAnew: {
    en: "Who will be told again, because they refused",
    cy: "Pwy fydd yn cael gwybod eto, am iddynt wrthod",
  },
  toldAnewWhy: {
    en: "They refused what they were told. It is sent to them anew and counts from the day you first told it.",
    cy: "Gwrthodwyd ganddynt yr hyn a ddywedwyd. Caiff ei anfon atynt o’r newydd, ac mae’n cyfrif o’r diwrnod y dywedoch ef gyntaf.",
  },
  toldFirst: {
    en: "Who will be told for the first time",
    cy: "Pwy fydd yn cael gwybod am y tro cyntaf",
  },
  toldFirstWhy: {
    en: "It concerns them only now that this is put right.",
    cy: "Dim ond nawr, wedi’r cywiriad, y mae’n berthnasol iddynt.",
  },
  toldGone: {
    en: "Who will be told that it does not concern them",
    cy: "Pwy fydd yn cael gwybod nad yw’n berthnasol iddynt",
  },
  toldGoneWhy: {
    en: "They were told before. They are asked to undo what they did.",
    cy: "Cawsant wybod o’r blaen. Gofynnir iddynt ddadwneud yr hyn a wnaethant.",
  },
  notAgain: {
    en: "Who will not be told again",
    cy: "Pwy na fydd yn cael gwybod eto",
  },
  notAgainWhy: {
    en: "Nothing that they were told changes.",
    cy: "Nid oes dim o’r hyn a ddywedwyd wrthynt yn newid.",
  },
  notGiven: { en: "Not given", cy: "Heb ei roi" },
  hidden: {
    en: "Hidden address. It goes only to the bodies that need it.",
    cy: "Cyfeiriad cudd. Dim ond y cyrff sydd ei angen fydd yn ei gael.",
  },
  fromRegister: {
    en: "From the register. It is sent, and not shown here.",
    cy: "O’r gofrestr. Caiff ei anfon, ac nid yw’n cael ei ddangos yma.",
  },
  told: { en: "Who will be told", cy: "Pwy fydd yn cael gwybod" },
  nobody: {
    en: "From your answers nobody needs to be told. Check them below.",
    cy: "Yn ôl eich atebion nid oes angen dweud wrth neb. Gwiriwch nhw isod.",
  },
  gets: { en: "They are told", cy: "Byddant yn cael gwybod" },
  openEach: {
    en: "Open a line to see exactly what they get, and the law.",
    cy: "Agorwch linell i weld yn union beth maent yn ei gael, a’r gyfraith.",
  },
  optedOut: {
    en: "Not told: your choice.",
    cy: "Heb gael gwybod: eich dewis chi.",
  },
  tellToo: {
    en: "You must still tell them yourself.",
    cy: "Rhaid i chi ddweud wrthynt eich hun o hyd.",
  },
  must: { en: "Whether you must tell them", cy: "A oes rhaid dweud wrthynt" },
  exactly: {
    en: "Exactly what they get, and the law",
    cy: "Yn union beth maent yn ei gael, a’r gyfraith",
  },
  law: { en: "The law that allows it", cy: "Y gyfraith sy’n caniatáu hyn" },
  isByLaw: {
    en: "The law has them told, whatever you choose.",
    cy: "Mae’r gyfraith yn peri iddynt gael gwybod, beth bynnag a ddewiswch.",
  },
  askedFor: {
    en: "You can also tell these",
    cy: "Gallwch ddweud wrth y rhain hefyd",
  },
  askedForWhy: {
    en: "They are told only if you choose it.",
    cy: "Dim ond os dewiswch hynny y byddant yn cael gwybod.",
  },
  optIn: { en: "Tell these too", cy: "Dywedwch wrth y rhain hefyd" },
  notAsked: {
    en: "Not told, unless you choose it.",
    cy: "Heb gael gwybod, oni bai i chi ddewis hynny.",
  },
  tellYourself: {
    en: "What cannot be joined yet: tell these yourself",
    cy: "Yr hyn na ellir ei gysylltu eto: dywedwch wrth y rhain eich hun",
  },
  askYourself: {
    en: "Ask these whether you need to do anything",
    cy: "Gofynnwch i’r rhain a oes angen i chi wneud unrhyw beth",
  },
  nothingYourself: {
    en: "You do not need to tell these",
    cy: "Nid oes angen i chi ddweud wrth y rhain",
  },
  because: {
    en: "It cannot be joined yet, because",
    cy: "Ni ellir ei gysylltu eto, oherwydd",
  },
  byPhone: {
    en: "Tell these yourself, because the address is hidden",
    cy: "Dywedwch wrth y rhain eich hun, oherwydd bod y cyfeiriad yn gudd",
  },
  byPhoneWhy: {
    en: "We send them nothing: it would give the address away.",
    cy: "Nid ydym yn anfon dim atynt: byddai’n datgelu’r cyfeiriad.",
  },
  phone: { en: "Phone", cy: "Ffoniwch" },
  hiddenWithhold: {
    en: "The address is hidden: they do not get it.",
    cy: "Mae’r cyfeiriad yn gudd: nid ydynt yn ei gael.",
  },
  hiddenMark: {
    en: "The address is hidden: they get it with a mark that says so, and must keep it hidden.",
    cy: "Mae’r cyfeiriad yn gudd: maent yn ei gael gyda marc sy’n dweud hynny, a rhaid iddynt ei gadw’n gudd.",
  },
  hiddenUnit: {
    en: "The address is hidden: it goes, marked, to this protected unit only:",
    cy: "Mae’r cyfeiriad yn gudd: mae’n mynd, wedi’i farcio, i’r uned warchodedig hon yn unig:",
  },
  hiddenNothing: {
    en: "Nothing they get says where you live.",
    cy: "Nid oes dim maent yn ei gael yn dweud ble rydych yn byw.",
  },
  hidingChanged: {
    en: "The address was hidden meanwhile. Nothing was sent. Check again who gets what",
    cy: "Cafodd y cyfeiriad ei guddio yn y cyfamser. Nid oes dim wedi’i anfon. Gwiriwch eto pwy sy’n cael beth",
  },
  isDuty: {
    en: "The law says you must tell them.",
    cy: "Mae’r gyfraith yn dweud bod rhaid i chi ddweud wrthynt.",
  },
  isChoice: {
    en: "It is your choice whether to tell them.",
    cy: "Eich dewis chi yw dweud wrthynt ai peidio.",
  },
  discharges: {
    en: "Telling us counts as telling them.",
    cy: "Mae dweud wrthym ni yn cyfrif fel dweud wrthynt hwy.",
  },
  notDischarged: {
    en: "Telling us does not replace telling them.",
    cy: "Nid yw dweud wrthym ni yn cymryd lle dweud wrthynt hwy.",
  },
  keeps: { en: "How long they keep it", cy: "Am ba hyd y byddant yn ei gadw" },
  optOut: { en: "Do not tell", cy: "Peidiwch â dweud wrth" },
  changes: { en: "What changes for you", cy: "Beth sy’n newid i chi" },
  estimate: { en: "Our estimate", cy: "Ein hamcangyfrif" },
  starts: {
    en: "You could start to get this",
    cy: "Gallech ddechrau cael hyn",
  },
  stops: { en: "This would stop", cy: "Byddai hyn yn dod i ben" },
  alters: { en: "This would change", cy: "Byddai hyn yn newid" },
  mayAlter: {
    en: "This may change. We need to know more to work out how much it is",
    cy: "Gall hyn newid. Mae angen i ni wybod mwy i gyfrifo faint ydyw",
  },
  stays: { en: "This stays the same", cy: "Mae hyn yn aros yr un fath" },
  from: { en: "from", cy: "o" },
  to: { en: "to", cy: "i" },
  mayApply: {
    en: "You may also be able to get these. We need to know more first:",
    cy: "Efallai y gallwch gael y rhain hefyd. Mae angen i ni wybod mwy yn gyntaf:",
  },
  noChanges: {
    en: "We know of no payment of yours that changes.",
    cy: "Ni wyddom am unrhyw daliad i chi sy’n newid.",
  },
  changesAreTheirs: {
    en: "What they get, and what changes of it, is for them alone to see. They find it when they sign in.",
    cy: "Eu lle nhw yn unig yw gweld yr hyn y maent yn ei gael, a’r hyn sy’n newid. Byddant yn ei weld wrth fewngofnodi.",
  },
  unknownChanges: {
    en: "We cannot work out yet whether a payment of yours changes.",
    cy: "Ni allwn gyfrifo eto a oes taliad i chi yn newid.",
  },
  ruledOut: {
    en: "From your answers you cannot get this now.",
    cy: "Yn ôl eich atebion ni allwch gael hyn nawr.",
  },
  openClaims: {
    en: "Open a line to see exactly what a claim sends, and the law.",
    cy: "Agorwch linell i weld yn union beth mae cais yn ei anfon, a’r gyfraith.",
  },
  claims: { en: "Apply at the same time", cy: "Gwneud cais ar yr un pryd" },
  tickClaims: {
    en: "Tick what you want to apply for",
    cy: "Ticiwch yr hyn yr hoffech wneud cais amdano",
  },
  claimsHint: {
    en: "We send your claim with the same answers. The body may ask you for more.",
    cy: "Byddwn yn anfon eich cais gyda’r un atebion. Efallai y bydd y corff yn gofyn am fwy.",
  },
  elsewhere: {
    en: "What you must still do yourself",
    cy: "Beth sydd raid i chi ei wneud eich hun o hyd",
  },
  whyNot: {
    en: "Why we cannot do it for you",
    cy: "Pam na allwn ei wneud drosoch",
  },
  others: {
    en: "Others run this help where you live. We cannot work it out for you yet; ask the body that is named:",
    cy: "Mae eraill yn rhedeg y cymorth hwn lle rydych yn byw. Ni allwn ei gyfrifo i chi eto; gofynnwch i’r corff a enwir:",
  },
  undecided: {
    en: "We do not know yet whether these need to be told, because a question was left open:",
    cy: "Nid ydym yn gwybod eto a oes angen dweud wrth y rhain, oherwydd gadawyd cwestiwn yn agored:",
  },
  uncovered: {
    en: "Nobody answers for these where you live:",
    cy: "Nid oes neb yn ateb am y rhain lle rydych yn byw:",
  },
  confirmed: {
    en: "By confirming you say that your answers are true as far as you know.",
    cy: "Drwy gadarnhau rydych yn dweud bod eich atebion yn wir hyd y gwyddoch.",
  },
  update: { en: "Save my choices", cy: "Cadw fy newisiadau" },
  confirmClaim: { en: "Confirm and apply", cy: "Cadarnhau a gwneud cais" },
  confirmCorrection: {
    en: "Confirm and put it right",
    cy: "Cadarnhau a chywiro",
  },
  confirm: { en: "Confirm and tell them", cy: "Cadarnhau a dweud wrthynt" },
  saved: {
    en: "Your choices are saved.",
    cy: "Mae eich dewisiadau wedi’u cadw.",
  },
  changedSince: {
    en: "Something changed after you looked, perhaps in another tab. Nothing was sent. Check again, then confirm",
    cy: "Newidiodd rhywbeth ar ôl i chi edrych, efallai mewn tab arall. Nid oes dim wedi’i anfon. Gwiriwch eto, yna cadarnhewch",
  },
  whatChanged: {
    en: "What changed since you looked",
    cy: "Beth sydd wedi newid ers i chi edrych",
  },
  changedTag: { en: "Changed", cy: "Wedi newid" },
  changedKind: {
    answer: { en: "your answer", cy: "eich ateb" },
    body: {
      en: "whether they are told, or what they get",
      cy: "a ddywedir wrthynt, neu’r hyn a gânt",
    },
    before: {
      en: "whether this corrects it",
      cy: "a yw hyn yn ei gywiro",
    },
  },
  changedMeanwhile: {
    en: "This notice was changed or withdrawn meanwhile. Nothing was sent. See what stands now",
    cy: "Cafodd yr hysbysiad hwn ei newid neu ei dynnu’n ôl yn y cyfamser. Nid oes dim wedi’i anfon. Gweler beth sy’n sefyll nawr",
  },
  notCovered: {
    en: "The person you act for has not let you tell this event, or has ended it. Nothing was sent. Ask them to change what you may do",
    cy: "Nid yw’r person rydych yn gweithredu drosto wedi gadael i chi ddweud am y digwyddiad hwn, neu mae wedi dod â hynny i ben. Nid oes dim wedi’i anfon. Gofynnwch iddo newid yr hyn y cewch ei wneud",
  },
} as const;
