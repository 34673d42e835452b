import { sayEach } from "#kernel";

/** Words of the pages about helpers. Welsh: machine draft. */
/** To whoever lets another act: that a code was made, and that it was taken up. */
export const mandateAlerts = sayEach({
  offered:
    "A code was made that lets {name} act for you, once they enter it. If it was not you, sign in, open “Helpers” and end it.",
  taken:
    "{name} can now act for you. If you did not want this, sign in, open “Helpers” and end it.",
});

export const helpersWords = sayEach({
  noWayHeld:
    "We hold no phone, email or address that stands to tell you of this. Give one in “How we reach you” first; it stands after seven days.",
  title: "Helpers",
  intro:
    "Somebody you trust can tell us things for you. You decide how far and how long, and you can end it at any time.",
  whoHelpsMe: "Who may act for you",
  nobodyHelps: "Nobody may act for you.",
  whomIHelp: "Whom you may act for",
  helpNobody: "You may act for nobody.",
  give: "Let somebody act for you",
  haveCode: "Have you been given a code?",
  useCode: "Use the code",
  as: "As",
  covers: "Covers",
  everything: "Everything",
  hears: "Who hears it",
  everyBody: "Everybody whom it concerns",
  dates: "Dates",
  fromTo: "{from} to {to}",
  from: "From {from} until it is ended",
  evidence: "Evidence",
  reference: "Reference",
  state: "State",
  waiting: "Waits for their code",
  ended: "Ended",
  inForce: "In force",
  notYet: "Not begun yet",
  end: "End this",
  act: "Act for them",
  wrongCode:
    "This code is not right, has been used, or is older than 7 days. Ask for a new one",
  tooManyTries: "You have typed too many wrong codes. Try again in an hour",
  ownOffer: "You made this code yourself. Tell it to your helper",
  enterCode: "Enter the code",
  accepted: "You may now act for them",
  stopped: "You act for yourself again",
  endedNow: "This has been ended",
  endTitle: "End what {holder} may do for {giver}?",
  endText:
    "They can act no more from the moment you end it, even if they are in the middle of something. What they did before stays.",
  no: "No, keep it",
  endedAlready:
    "This permission has ended, so you cannot act for them any more.",
});

/** Words of the form that gives a mandate. */
export const giveWords = sayEach({
  all: "Everything",
  some: "Only some things",
  create: "Make a code for them",
  codeTitle: "Tell {name} this code",
  codeText:
    "They sign in as themselves, open Helpers and type it. It is good for 7 days and shown only now. If you lose it, end this permission and make another.",
  back: "Back to helpers",
});
