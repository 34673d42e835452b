import type { Words } from "#kernel";
import { say, sayEach } from "#kernel";

export const beginWords = {
  steps: sayEach([
    "Answer only what we do not know yet.",
    "See who will be told what, and what will change.",
    "Confirm once. Then follow each body’s answer.",
  ]) satisfies readonly Words[],
  who: say("Who could be told"),
  onlyWhere: say(
    "Only those that your answers concern. You see the exact list before you confirm.",
  ),
  yourCouncil: say("The council"),
  yes: say("Yes", "you may"),
  no: say("No, ask me"),
  start: say("Start now"),
  printed: say("Print these questions as a form"),
  ended: say(
    "You were away for a while, so we closed the page to keep it safe. Give the reference again to go on. Your answers are kept.",
  ),
  record: say("The record of the death"),
  recordHint: say(
    "You do not need an account. You need the reference you were given when the death was recorded.",
  ),
  registrar: say("The registrar"),
  coroner: say("The coroner (in Scotland, the procurator fiscal)"),
  enterReference: say("Enter the reference"),
  notCovered: say(
    "The person you act for has not let you tell this, or has ended it. Ask them to change what you may do, or stop acting for them",
  ),
  tooManyTries: say(
    "This reference, or your connection, was used too often. Try again in an hour",
  ),
  noMatch: say(
    "We cannot find a record with this reference, name and date. Check each one against the letter. If they are right, phone the office that gave it to you",
  ),
  unavailable: say(
    "The register does not answer just now. Nothing is lost: try again in a few minutes",
  ),
} as const;
