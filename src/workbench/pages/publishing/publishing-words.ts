import type { StepFault } from "#catalogue";
import type { Words } from "#kernel";
import { sayEach } from "#kernel";

/** Words of the page where what is in force is changed. Welsh: machine draft. */
export const publishingWords = sayEach({
  intro:
    "What is in force changes when two people who are signed in want it: one puts a draft forward, another agrees. Drafts are made by “joinery pack publish” and “joinery pack roll-back”.",
  proposal: "Proposal",
  publish: "version {what} from {day}",
  rollBack: "take back publication {what}",
  becomes: "On {day} version {to} is in force instead of {from}.",
  draft: "Drafted on a command line; nobody has put it forward yet.",
  forward: "Put forward by {name}; somebody else must agree.",
  passed:
    "Checked: all of it compiles with this program, and no flow that a body signed is changed without a new version.",
  failed: "It failed a check:",
  where: "Where",
  was: "Was",
  is: "Is",
  "put-forward": "Put it forward",
  agree: "Agree and make it so",
  refuse: "Refuse it",
  withdraw: "Take it back",
  published: "What is in force, and when",
  version: "Version",
  stands: "How it stands",
  from: "From",
  by: "Put forward by",
  always: "always",
  "in-force": "In force",
  "to-come": "To come",
  before: "Over",
  "taken-back": "Taken back",
  over: "Proposals that were decided",
  agreed: "Agreed by {name}",
  refused: "Refused by {name}",
  withdrawn: "Taken back by {name}",
  mayNot: "Only directors and supervisors may put it forward, agree or refuse.",
  mayNotHere:
    "Only directors and supervisors of these may put it forward, agree or refuse: {bodies}.",
});

export const doneWords: Readonly<
  Record<"put-forward" | "agree" | "refuse", Words>
> = sayEach({
  "put-forward": "You put it forward. Somebody else must agree.",
  agree: "Agreed. What is in force, and from when, is shown below.",
  refuse: "The proposal is over. Nothing else changed.",
});

export const faultWords: Readonly<Record<StepFault, Words>> = sayEach({
  over: "Nothing was done: the proposal is over, or what it takes back is gone.",
  changed:
    "Nothing was done: it changed after you opened this page. Look at it again.",
  "same-person":
    "Nothing was done: you put it forward, so somebody else must agree.",
  "newly-named":
    "Nothing was done: you, or whoever put it forward, have no role at a body that publishes, or got it from a command line less than two days ago. Agree when two days have gone by.",
  "day-is-over":
    "Nothing was done: its day is over. Draft it again from another day.",
  "no-reason": "Nothing was done: say why you refuse it.",
  checks: "Nothing was done: it failed a check.",
});
