import { say, sayEach } from "#kernel";

export const previewWords = sayEach({
  title: "Check before you tell",
  titleClaim: "Check before you apply",
  nothingToClaim:
    "There is nothing to send yet. You can change an answer below.",
  enterClaim: "Choose at least one to apply for",
  claimsRefused:
    "You cannot apply for anything here. Nothing was sent. Check again, then confirm without it",
  claimTicked: "What you apply for",
  titleCorrection: "Check before you correct",
  titleAgain: "Check before you send it again",
  intro:
    "Nothing has been sent yet. This is what will happen when you confirm.",
  answers: "Your answers",
  known: "What we knew already",
  change: "Change",
  changed: "What you put right",
  before: "Before",
  now: "Now",
  changeAnother: "Change another answer",
  nothingChanged:
    "You have not changed an answer yet, so there is nothing to send.",
  onlyAgain:
    "No answer is changed. What was told is sent again to whoever refused it.",
  choices: "Whom you can choose to tell",
  heard: {
    corrected: {
      who: "Who will be told again",
      why: "What you put right is part of what they were told.",
    },
    again: {
      who: "Who will be told again, because they refused",
      why: "They refused what they were told. It is sent to them anew and counts from the day you first told it.",
    },
    told: {
      who: "Who will be told for the first time",
      why: "It concerns them only now that this is put right.",
    },
    withdrawn: {
      who: "Who will be told that it does not concern them",
      why: "They were told before. They are asked to undo what they did.",
    },
    unchanged: {
      who: "Who will not be told again",
      why: "Nothing that they were told changes.",
    },
  },
  notGiven: "Not given",
  hidden: "Hidden address. It goes only to the bodies that need it.",
  fromRegister: "From the register. It is sent, and not shown here.",
  notSent: "From the register. It is not shown here.",
  told: "Who will be told",
  nobody: "From your answers nobody needs to be told. Check them below.",
  nobodyChosen:
    "You have chosen nobody to tell. Nothing was sent. Choose whom to tell, or leave",
  nothingToConfirm:
    "There is nothing to confirm. If an answer is wrong, change it. What you must see to yourself is listed on this page.",
  leave: "Leave without telling",
  gets: "They are told",
  leftOut: "Not passed on, because the law lets us pass on only the rest",
  openEach: "Open a line to see exactly what they get, and the law.",
  optedOut: "Not told: your choice.",
  tellToo: "You must still tell them yourself.",
  must: "Whether you must tell them",
  exactly: "Exactly what they get, and the law",
  law: "The law that allows it",
  isByLaw: "The law has them told, whatever you choose.",
  askedFor: "You can also tell these",
  askedForWhy: "They are told only if you choose it.",
  optIn: "Tell these too",
  notAsked: "Not told, unless you choose it.",
  tellYourself: "What cannot be joined yet: tell these yourself",
  askYourself: "Ask these whether you need to do anything",
  nothingYourself: "You do not need to tell these",
  because: "It cannot be joined yet, because",
  byPhone: "Tell these yourself, because the address is hidden",
  byPhoneWhy: "We send them nothing: it would give the address away.",
  phone: say("Phone", "do it"),
  hiddenWithhold: "The address is hidden: they do not get it.",
  hiddenMark:
    "The address is hidden: they get it with a mark that says so, and must keep it hidden.",
  hiddenUnit:
    "The address is hidden: it goes, marked, to this protected unit only:",
  hiddenNothing: "Nothing they get says where you live.",
  hidingChanged:
    "The address was hidden meanwhile. Nothing was sent. Check again who gets what",
  isDuty: "The law says you must tell them.",
  isChoice: "It is your choice whether to tell them.",
  discharges: "Telling us counts as telling them.",
  notDischarged: "Telling us does not replace telling them.",
  keeps: "How long they keep it",
  optOut: "Do not tell",
  changes: "What changes for you",
  estimate: "Our estimate",
  starts: "You could start to get this",
  stops: "This would stop",
  alters: "This would change",
  mayAlter: "This may change. We need to know more to work out how much it is",
  stays: "This stays the same",
  from: "from",
  to: say("to", "until"),
  mayApply: "You may also be able to get these. We need to know more first:",
  noChanges: "We know of no payment of yours that changes.",
  changesAreTheirs:
    "What they get, and what changes of it, is for them alone to see. They find it when they sign in.",
  unknownChanges: "We cannot work out yet whether a payment of yours changes.",
  ruledOut: "From your answers you cannot get this now.",
  openClaims: "Open a line to see exactly what a claim sends, and the law.",
  claims: "Apply at the same time",
  elsewhere: "What you must still do yourself",
  mayElsewhere: "What you may also do yourself",
  whyNot: "Why we cannot do it for you",
  others:
    "Others run this help where you live. We cannot work it out for you yet; ask the body that is named:",
  undecided:
    "We do not know yet whether these need to be told, because a question was left open:",
  uncovered: "Nobody answers for these where you live:",
  confirmed:
    "By confirming you say that your answers are true as far as you know.",
  update: "Save my choices",
  confirmClaim: "Confirm and apply",
  confirmCorrection: "Confirm and put it right",
  confirmAgain: "Confirm and send it again",
  confirmKept: "Confirm what you told us",
  confirm: "Confirm and tell them",
  saved: "Your choices are saved.",
  changedSince:
    "Something changed after you looked, perhaps in another tab. Nothing was sent. Check again, then confirm",
  whatChanged: "What changed since you looked",
  changedTag: "Changed",
  changedKind: {
    answer: "your answer",
    body: "whether they are told, or what they get",
    before: "whether this corrects it",
    from: "it was taken back or put right, so this claim knows no more of it than stands now",
  },
  changedMeanwhile:
    "This notice was changed or withdrawn meanwhile. Nothing was sent. See what stands now",
  outOfReach: "Not told by this",
  outOfReachWhy:
    "You may not tell these bodies. Whoever you act for can: when they correct what you told, these are told too. It may not concern each of them.",
  toldByAnother:
    "This was told already in their name, and not all of it is yours to correct. Nothing was sent. They themselves can correct it, or have more bodies told",
  notCovered:
    "The person you act for has not let you tell this event, or has ended it. Nothing was sent. Ask them to change what you may do",
});
