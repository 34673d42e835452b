import type { Words } from "#kernel";
import { sayEach } from "#kernel";

/** Words of a task's page. Welsh: machine draft. */
export const taskWords = sayEach({
  about: "About",
  opened: "Opened",
  due: "Due",
  who: "Who has it",
  closed: "Closed",
  person: "Person",
  fault: "What stopped it",
  received: "Form received",
  sent: "What was to be sent",
  wasSent: "What was sent",
  undone: "It takes back what was sent before, so it carries no fields.",
  behind: "More about this person waits behind it: {n}.",
  attempts: "Tries and answers",
  attempt: "Try",
  when: "When",
  came: "What came back",
  none: "No answer",
  answers: "What the body answered",
  notice: "The notice",
  reference: "Reference",
  toldOn: "Told on",
  differences: "Where the two differ",
  state: "State",
  stands: "Still told",
  takenBack: "Taken back or put right",
  fact: "Fact",
  noDifference:
    "In what concerns you they say the same, but for whether it is so.",
  differsElsewhere:
    "In what you may be given they say the same. They differ in something else that they told us.",
  askThem: "Ask those who are named below. Tell nobody who the other is.",
  askNobody:
    "We may give you neither their names nor a phone number: look in your own records. Tell nobody that somebody else told it.",
  hiddenAddress: "Hidden: the body gets it, and nobody sees it here",
  notTold: "Not told",
  compared: "Compared for {day}; event {event}.",
  keyIt: "Key the form",
  others: "Other tasks of this case",
  history: "What was done",
  take: "Take this task",
  giveBack: "Give it back",
  assignButton: "Assign",
  hasIt: "{name} has this task.",
  retry: "Send it again",
  redirect: "Propose to send it to another body",
  twoNeeded:
    "Nothing is sent until a colleague agrees. Then exactly this is sent, and the person sees it:",
  sentTo: "To",
  decidingAddress: "The address that decides, as it was told",
  agreement: "Signed agreement",
  gateway: "The law that allows it",
  proposed: "Proposed: send it to another body",
  proposes:
    "{name} proposes this, because of the reason below. If nobody agrees by {until}, it is not sent.",
  overtaken:
    "Something has changed since: that body is no longer the one that answers for this person. It cannot be sent there.",
  waitsForColleague:
    "It waits for a colleague to agree. You cannot agree to your own proposal.",
  agree: "Agree and send it",
  refuseIt: "Do not send it",
  takeBack: "Take the proposal back",
  settle: "Settle it by phone: they took it without our system",
  answer: "Write down what the body answers now",
  "nothing-to-do": "Close it: nothing more is to be done",
  acted: "They acted on it",
  accepted: "They took it and will act",
  refused: "They refuse it",
  said: "What they said, for the person to read",
  saidWelsh: "The same in Welsh, if you can",
  confirm: "Confirm",
  byPhone: "By phone on {date}: ",
  gone: "Nothing was changed: the body had answered, or a colleague was first. This is how the task stands now.",
});

/** What each act did, by its name. */
export const doneWords: Readonly<Record<string, Words>> = sayEach({
  take: "You have this task now",
  "give-back": "You gave the task back",
  assign: "The task is assigned",
  agree: "You agreed. It is sent to the other body",
  refuse: "The proposal is over. It is not sent there",
  decide: "What you decided is recorded. How the task stands is below",
});

const conflictWords: Readonly<Record<string, Words>> = sayEach({
  "told-twice":
    "Two people told us of the same happening, and one says other than the other, or more. You were sent what the first of them said; what differs or is added, of what you may be given, stands below. Find out which is right, and have whoever is wrong correct it.",
  "taken-back":
    "Somebody took back what they had told us, and somebody else still tells the same. You are not asked to undo anything. Find out whether it is so.",
  "two-matches":
    "Your register found two people who answer to one description, so it told us nothing and the person was asked instead. Find out which entry is theirs and mend the register.",
  "not-held":
    "You answered this event, but it is not on your list of what you received that day. Find out whether it is lost. If it is, take what was sent from this page and act on it.",
  "not-answered":
    "This event is on your list of what you received, but your answer has not reached us. Have your system answer it: this task then closes by itself.",
  "held-before-hidden":
    "You took this event before the customer hid their address, so your records hold it unmarked. Hide it there, and give it to nobody.",
  "bank-account-alert":
    "Somebody gave a new bank account in this person’s name, and we hold no way to tell the person that stands. It was refused. Find out face to face whether it was them, and how they are reached.",
  "mandate-offered":
    "Somebody wanted to let another act for this person, and we hold no way to tell the person that stands. It was refused. Find out face to face whether it was them, and how they are reached.",
  "mandate-taken":
    "Another may act for this person since today, and we hold no way to tell the person that stands. Find out face to face whether they want it; if not, end it with them.",
  "reach-alert":
    "Somebody changed how this person is reached, and we hold no way to tell the person that stands. It is used in seven days. Find out face to face whether it was them.",
  "not-ours":
    "Your list of what you received has at least one event that we never sent. Act on none of it until you know who sent it, and have the key of your endpoint looked at.",
});

/** Why two sides do not agree and what to do; undefined for a task that is no conflict. */
export const conflictText = (conflict: unknown): Words | undefined =>
  typeof conflict === "string" ? conflictWords[conflict] : undefined;

const faultWords: Readonly<Record<string, Words>> = sayEach({
  unreachable: "It could not be reached",
  timeout: "It did not answer in time",
  "held-before-hidden":
    "It had taken this at a try before, when the address was not hidden yet",
  "address-hidden":
    "Not sent: the customer hid their address after telling, and sending would give it away. Phone the body.",
  "answer-unwritable": "Its answer could not be stored",
  "not-sent":
    "It could not be sent: our setting of its address or flow is wrong",
  "answer-malformed": "Its answer was not a receipt",
});

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
