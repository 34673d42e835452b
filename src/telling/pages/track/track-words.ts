import { sayEach } from "#kernel";

/** Every sentence of the page that follows what was told; its test names for each the entry that makes it true. */
export const trackWords = sayEach({
  title: "What was told",
  told: "You have told us",
  putRight: "You have put it right",
  sentAgain: "It was sent again",
  takenBack: "You have taken it back",
  toldByOther: "We were told",
  putRightByOther: "It was put right",
  takenBackByOther: "It was taken back",
  reference: "Reference",
  keep: "Keep this reference.",
  keepAlso: "Each body that has received what it was told has it too.",
  "answered-text": "We write to you about it by text, to the number you gave.",
  "answered-email":
    "We write to you about it by email, to the address you gave.",
  "answered-letter":
    "We write to you about it by letter, to the address you gave.",
  "answered-none":
    "You chose not to be written to: we send you nothing. What each body answers stands here.",
  "answered-nowhere":
    "You gave us no way to answer you: we send you nothing. What each body answers stands here.",
  on: "Told on",
  bodies: "What each body says",
  nobody: "No body was told.",
  live: "This page updates by itself. Without script, load it again to see new answers.",
  of: "of",
  haveIt: "bodies have received everything they were told",
  hasIt: "body has received everything it was told",
  toldBefore:
    "Some bodies had been told of this by somebody else before you. What you said was not sent to them again. If it says something else of what happened, or more, their staff may see it and ask you.",
  joinedByOther:
    "Some bodies had been told of this by somebody else first. What is told here was not sent to them again.",
  toldByAnother: "Somebody else had told it first.",
  waiting: "It has not answered yet.",
  delayed:
    "We could not deliver this to it yet. It is on our staff’s worklist.",
  withCaseworker:
    "A caseworker has this refusal on their worklist and asks the body.",
  tellAnew:
    "You can put right what is wrong, or tell it again: it is then sent to this body anew.",
  received: "It has this. It has not said yet what it will do.",
  recorded: "It has not said that anything is decided.",
  looking: "It says that it is looking at this.",
  acted: "It says that it has acted on this.",
  decided:
    "It says that it has decided. What it decided is not for you to read.",
  optedOut: "This was left out by choice.",
  hiddenWithhold:
    "The address was hidden after this was told: it is kept back from them.",
  hiddenMark:
    "The address was hidden after this was told: it goes with a mark that says so, and they must keep it hidden.",
  hiddenUnit:
    "The address was hidden after this was told: it goes, marked, to their protected unit only.",
  hiddenPhone:
    "The address was hidden after this was told, so it is not sent. Our staff tell them by phone.",
  hiddenHeld:
    "They had this before the address was hidden. Their staff are asked to hide it.",
  sentFirst: "It was sent first to",
  sentOn:
    "Our staff found that it is not theirs, so it was sent on to this body on",
  stillTold:
    "Somebody else has told us the same, so it is not asked to undo anything.",
  mayAsk:
    "If somebody else tells us this too and says something different, somebody may ask you about it.",
  unchanged: "Not told again: nothing that it was told has changed.",
  expected: "It expects to say more by",
  reason: "What it says",
  asks: "What it asks for",
  from: "From",
  amount: "Amount",
  stoppedOn: "Payment stopped on",
  lastPaidOn: "Last paid on",
  overpaid: "Paid too much",
  dueToEstate: "Due to the estate",
  appeal: "If this decision seems wrong",
  appealRefusal: "If this refusal seems wrong",
  appealBy: "It says that an appeal can be made until",
  appealWho:
    "This is for whoever the decision is about, or whoever acts for them.",
  appealLast: "Last day for that:",
  countedFrom: "It is counted from the date that the body gives its decision:",
  countedReceived:
    "It is counted from the day the answer reached us. If there is a letter, count from its date instead:",
  appealAsk: "Ask this body how to have it looked at again, and by when:",
  more: "More about this",
  history: "All its answers",
  fields: "It was told",
  notSent: "What you said of this, which was not sent to it",
  notSentByOther: "What was said of this, which was not sent to it",
  saidByOtherOn: "We were told on",
  saidOn: "You told us on",
  toldOn: "First told on",
  correct: "Correct something in this",
  withdraw: "Take this back",
  withdrawDeath: "This person is alive: take it back",
  withdrawOwnDeath: "You are alive: take it back",
  receipt: "Signed receipt",
  corrected: "This was told again since.",
  withdrawn: "This was taken back.",
  see: "See",
  undoing:
    "Each body that had been told is asked to reverse what it did. What each answers is below.",
  undoingSome:
    "Each body below that is not under “Not told” is asked to reverse what it did. The others are asked nothing.",
  noneAgain:
    "No body was told of this correction: nothing that they were told has changed.",
  corrects: "This stands in place of what was told before.",
});

export const perWords = sayEach({
  week: "a week",
  month: "a month",
  year: "a year",
  once: "once",
});
