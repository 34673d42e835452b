import type { Words } from "#kernel";

/** Words of a task's page. Welsh: machine draft. */
export const taskWords = {
  about: { en: "About", cy: "Ynghylch" },
  opened: { en: "Opened", cy: "Agorwyd" },
  due: { en: "Due", cy: "Erbyn" },
  who: { en: "Who has it", cy: "Gan bwy" },
  closed: { en: "Closed", cy: "Caewyd" },
  person: { en: "Person", cy: "Person" },
  fault: { en: "What stopped it", cy: "Beth a’i stopiodd" },
  received: { en: "Form received", cy: "Derbyniwyd y ffurflen" },
  sent: { en: "What was to be sent", cy: "Yr hyn oedd i’w anfon" },
  wasSent: { en: "What was sent", cy: "Yr hyn a anfonwyd" },
  undone: {
    en: "It takes back what was sent before, so it carries no fields.",
    cy: "Mae’n tynnu’n ôl yr hyn a anfonwyd o’r blaen, felly nid yw’n cario meysydd.",
  },
  behind: {
    en: "More about this person waits behind it: {n}.",
    cy: "Mae mwy am y person hwn yn aros y tu ôl iddo: {n}.",
  },
  attempts: { en: "Tries and answers", cy: "Ymgeisiau ac atebion" },
  attempt: { en: "Try", cy: "Ymgais" },
  when: { en: "When", cy: "Pryd" },
  came: { en: "What came back", cy: "Beth ddaeth yn ôl" },
  none: { en: "No answer", cy: "Dim ateb" },
  answers: { en: "What the body answered", cy: "Yr hyn a atebodd y corff" },
  notice: { en: "The notice", cy: "Yr hysbysiad" },
  reference: { en: "Reference", cy: "Cyfeirnod" },
  toldOn: { en: "Told on", cy: "Dywedwyd ar" },
  differences: { en: "Where the two differ", cy: "Lle mae’r ddau’n wahanol" },
  state: { en: "State", cy: "Cyflwr" },
  stands: { en: "Still told", cy: "Yn dal i gael ei ddweud" },
  takenBack: {
    en: "Taken back or put right",
    cy: "Wedi’i dynnu’n ôl neu ei gywiro",
  },
  fact: { en: "Fact", cy: "Ffaith" },
  noDifference: {
    en: "In what concerns you they say the same, but for whether it is so.",
    cy: "Yn yr hyn sy’n ymwneud â chi maent yn dweud yr un peth, heblaw a yw’n wir.",
  },
  askThem: {
    en: "Ask those who are named below. Tell nobody who the other is.",
    cy: "Gofynnwch i’r rhai a enwir isod. Peidiwch â dweud wrth neb pwy yw’r llall.",
  },
  askNobody: {
    en: "We may give you neither their names nor a phone number: look in your own records. Tell nobody that somebody else told it.",
    cy: "Ni chawn roi eu henwau na rhif ffôn i chi: edrychwch yn eich cofnodion eich hun. Peidiwch â dweud wrth neb fod rhywun arall wedi’i ddweud.",
  },
  hiddenAddress: {
    en: "Hidden: the body gets it, and nobody sees it here",
    cy: "Cudd: mae’r corff yn ei gael, ac nid oes neb yn ei weld yma",
  },
  notTold: { en: "Not told", cy: "Heb ei ddweud" },
  compared: {
    en: "Compared for {day}; event {event}.",
    cy: "Cymharwyd ar gyfer {day}; digwyddiad {event}.",
  },
  keyIt: { en: "Key the form", cy: "Bysellu’r ffurflen" },
  others: { en: "Other tasks of this case", cy: "Tasgau eraill yr achos hwn" },
  history: { en: "What was done", cy: "Beth a wnaed" },
  take: { en: "Take this task", cy: "Cymryd y dasg hon" },
  giveBack: { en: "Give it back", cy: "Ei rhoi yn ôl" },
  assign: { en: "Assign to", cy: "Neilltuo i" },
  assignButton: { en: "Assign", cy: "Neilltuo" },
  hasIt: { en: "{name} has this task.", cy: "Mae’r dasg hon gan {name}." },
  decide: { en: "What do you want to do?", cy: "Beth ydych am ei wneud?" },
  retry: { en: "Send it again", cy: "Ei anfon eto" },
  retryHint: {
    en: "When the body has mended what stopped it.",
    cy: "Pan fydd y corff wedi trwsio’r hyn a’i stopiodd.",
  },
  redirect: {
    en: "Propose to send it to another body",
    cy: "Cynnig ei anfon at gorff arall",
  },
  twoNeeded: {
    en: "Nothing is sent until a colleague agrees. Then exactly this is sent, and the person sees it:",
    cy: "Ni anfonir dim nes bydd cydweithiwr yn cytuno. Yna anfonir yn union hyn, a bydd y person yn ei weld:",
  },
  sentTo: { en: "To", cy: "At" },
  decidingAddress: {
    en: "The address that decides, as it was told",
    cy: "Y cyfeiriad sy’n penderfynu, fel y’i dywedwyd",
  },
  agreement: { en: "Signed agreement", cy: "Cytundeb wedi’i lofnodi" },
  gateway: { en: "The law that allows it", cy: "Y gyfraith sy’n ei ganiatáu" },
  proposed: {
    en: "Proposed: send it to another body",
    cy: "Cynnig: ei anfon at gorff arall",
  },
  proposes: {
    en: "{name} proposes this, because of the reason below. If nobody agrees by {until}, it is not sent.",
    cy: "Mae {name} yn cynnig hyn, am y rheswm isod. Os na fydd neb yn cytuno erbyn {until}, ni chaiff ei anfon.",
  },
  overtaken: {
    en: "Something has changed since: that body is no longer the one that answers for this person. It cannot be sent there.",
    cy: "Mae rhywbeth wedi newid ers hynny: nid y corff hwnnw sy’n ateb dros y person hwn mwyach. Ni ellir ei anfon yno.",
  },
  waitsForColleague: {
    en: "It waits for a colleague to agree. You cannot agree to your own proposal.",
    cy: "Mae’n aros i gydweithiwr gytuno. Ni allwch gytuno i’ch cynnig eich hun.",
  },
  agree: { en: "Agree and send it", cy: "Cytuno a’i anfon" },
  refuseIt: { en: "Do not send it", cy: "Peidio â’i anfon" },
  takeBack: { en: "Take the proposal back", cy: "Tynnu’r cynnig yn ôl" },
  refuseWhy: {
    en: "Why not, for the record",
    cy: "Pam ddim, ar gyfer y cofnod",
  },
  settle: {
    en: "Settle it by phone: they took it without our system",
    cy: "Ei ddatrys dros y ffôn: cymerasant ef heb ein system",
  },
  answer: {
    en: "Write down what the body answers now",
    cy: "Ysgrifennu’r hyn y mae’r corff yn ei ateb nawr",
  },
  "nothing-to-do": {
    en: "Close it: nothing more is to be done",
    cy: "Ei gau: nid oes dim mwy i’w wneud",
  },
  status: { en: "What did they do?", cy: "Beth wnaethant?" },
  acted: { en: "They acted on it", cy: "Gweithredasant arno" },
  accepted: {
    en: "They took it and will act",
    cy: "Cymerasant ef a byddant yn gweithredu",
  },
  refused: { en: "They refuse it", cy: "Maent yn ei wrthod" },
  spokenOn: { en: "When did you speak to them?", cy: "Pryd siaradoch â nhw?" },
  spokenSubject: {
    en: "The day you spoke to them",
    cy: "Y diwrnod y siaradoch â nhw",
  },
  said: {
    en: "What they said, for the person to read",
    cy: "Yr hyn a ddywedasant, i’r person ei ddarllen",
  },
  saidWelsh: {
    en: "The same in Welsh, if you can",
    cy: "Yr un peth yn Saesneg, os gallwch",
  },
  reason: { en: "Why, for the record", cy: "Pam, ar gyfer y cofnod" },
  reasonHint: {
    en: "Kept with the task. The person does not see it.",
    cy: "Cedwir gyda’r dasg. Nid yw’r person yn ei weld.",
  },
  confirm: { en: "Confirm", cy: "Cadarnhau" },
  byPhone: { en: "By phone on {date}: ", cy: "Dros y ffôn ar {date}: " },
  enterDecision: {
    en: "Choose what you want to do",
    cy: "Dewiswch beth ydych am ei wneud",
  },
  enterStatus: { en: "Choose what they did", cy: "Dewiswch beth wnaethant" },
  enterSpoken: {
    en: "Enter the day you spoke to them",
    cy: "Rhowch y diwrnod y siaradoch â nhw",
  },
  enterSaid: { en: "Enter what they said", cy: "Rhowch yr hyn a ddywedasant" },
  enterReason: { en: "Enter why", cy: "Rhowch pam" },
  gone: {
    en: "Nothing was changed: the body had answered, or a colleague was first. This is how the task stands now.",
    cy: "Ni newidiwyd dim: roedd y corff wedi ateb, neu roedd cydweithiwr yn gyntaf. Dyma sut mae’r dasg yn sefyll nawr.",
  },
} as const satisfies Record<string, Words>;

/** What each act did, by its name. */
export const doneWords: Readonly<Record<string, Words>> = {
  take: { en: "You have this task now", cy: "Mae’r dasg hon gennych chi nawr" },
  "give-back": {
    en: "You gave the task back",
    cy: "Rydych wedi rhoi’r dasg yn ôl",
  },
  assign: { en: "The task is assigned", cy: "Neilltuwyd y dasg" },
  agree: {
    en: "You agreed. It is sent to the other body",
    cy: "Cytunoch. Fe’i hanfonir at y corff arall",
  },
  refuse: {
    en: "The proposal is over. It is not sent there",
    cy: "Mae’r cynnig ar ben. Ni chaiff ei anfon yno",
  },
  decide: {
    en: "What you decided is recorded. How the task stands is below",
    cy: "Cofnodwyd yr hyn a benderfynoch. Mae sut mae’r dasg yn sefyll isod",
  },
};

const conflictWords: Readonly<Record<string, Words>> = {
  "told-twice": {
    en: "Two people told us of the same happening, and one says other than the other, or more. You were sent what the first of them said; what differs or is added stands below. Find out which is right, and have whoever is wrong correct it.",
    cy: "Dywedodd dau berson wrthym am yr un digwyddiad, ac mae un yn dweud rhywbeth gwahanol i’r llall, neu fwy. Anfonwyd atoch yr hyn a ddywedodd y cyntaf ohonynt; mae’r hyn sy’n wahanol neu wedi’i ychwanegu isod. Darganfyddwch pa un sy’n gywir, a gofynnwch i’r sawl sy’n anghywir ei gywiro.",
  },
  "taken-back": {
    en: "Somebody took back what they had told us, and somebody else still tells the same. You are not asked to undo anything. Find out whether it is so.",
    cy: "Tynnodd rhywun yn ôl yr hyn a ddywedodd wrthym, ac mae rhywun arall yn dal i ddweud yr un peth. Ni ofynnir i chi ddadwneud dim. Darganfyddwch a yw’n wir.",
  },
  "two-matches": {
    en: "Your register found two people who answer to one description, so it told us nothing and the person was asked instead. Find out which entry is theirs and mend the register.",
    cy: "Daeth eich cofrestr o hyd i ddau berson sy’n ateb i’r un disgrifiad, felly ni ddywedodd ddim wrthym a gofynnwyd i’r person yn lle hynny. Darganfyddwch pa gofnod sy’n eiddo iddynt a thrwsio’r gofrestr.",
  },
  "not-held": {
    en: "You answered this event, but it is not on your list of what you received that day. Find out whether it is lost. If it is, take what was sent from this page and act on it.",
    cy: "Atebasoch y digwyddiad hwn, ond nid yw ar eich rhestr o’r hyn a dderbynioch y diwrnod hwnnw. Darganfyddwch a yw ar goll. Os ydyw, cymerwch yr hyn a anfonwyd o’r dudalen hon a gweithredu arno.",
  },
  "not-answered": {
    en: "This event is on your list of what you received, but your answer has not reached us. Have your system answer it: this task then closes by itself.",
    cy: "Mae’r digwyddiad hwn ar eich rhestr o’r hyn a dderbynioch, ond nid yw eich ateb wedi ein cyrraedd. Gofynnwch i’ch system ei ateb: bydd y dasg hon wedyn yn cau ei hun.",
  },
  "held-before-hidden": {
    en: "You took this event before the customer hid their address, so your records hold it unmarked. Hide it there, and give it to nobody.",
    cy: "Derbynioch y digwyddiad hwn cyn i’r cwsmer guddio ei gyfeiriad, felly mae eich cofnodion yn ei ddal heb farc. Cuddiwch ef yno, a pheidiwch â’i roi i neb.",
  },
  "not-ours": {
    en: "Your list of what you received has at least one event that we never sent. Act on none of it until you know who sent it, and have the key of your endpoint looked at.",
    cy: "Mae gan eich rhestr o’r hyn a dderbynioch o leiaf un digwyddiad na anfonwyd gennym ni. Peidiwch â gweithredu ar ddim ohono nes i chi wybod pwy a’i hanfonodd, a gofynnwch am edrych ar allwedd eich pwynt derbyn.",
  },
};

/** Why two sides do not agree and what to do; undefined for a task that is no conflict. */
export const conflictText = (conflict: unknown): Words | undefined =>
  typeof conflict === "string" ? conflictWords[conflict] : undefined;

const faultWords: Readonly<Record<string, Words>> = {
  unreachable: { en: "It could not be reached", cy: "Ni ellid ei gyrraedd" },
  timeout: { en: "It did not answer in time", cy: "Nid atebodd mewn pryd" },
  "held-before-hidden": {
    en: "It had taken this at a try before, when the address was not hidden yet",
    cy: "Roedd wedi derbyn hyn mewn cynnig cynharach, pan nad oedd y cyfeiriad wedi’i guddio eto",
  },
  "address-hidden": {
    en: "Not sent: the customer hid their address after telling, and sending would give it away. Phone the body.",
    cy: "Heb ei anfon: cuddiodd y cwsmer ei gyfeiriad ar ôl dweud, a byddai anfon yn ei ddatgelu. Ffoniwch y corff.",
  },
  "answer-unwritable": {
    en: "Its answer could not be stored",
    cy: "Ni ellid storio ei ateb",
  },
  "not-sent": {
    en: "It could not be sent: our setting of its address or flow is wrong",
    cy: "Ni ellid ei anfon: mae ein gosodiad o’i gyfeiriad neu ei lif yn anghywir",
  },
  "answer-malformed": {
    en: "Its answer was not a receipt",
    cy: "Nid oedd ei ateb yn dderbynneb",
  },
};

/** What stopped a delivery, in words where the code has any. */
export function faultText(fault: unknown): Words {
  const code = typeof fault === "string" ? fault : "";
  const status = /^status-(\d+)$/.exec(code)?.[1];
  if (status)
    return {
      en: `It answered with error ${status}`,
      cy: `Atebodd gyda gwall ${status}`,
    };
  return faultWords[code] ?? { en: code, cy: code };
}
