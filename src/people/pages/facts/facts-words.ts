import type { Words } from "#kernel";
import { say, sayEach } from "#kernel";

/** Words of the pages about facts. Welsh: machine draft. */
export const factsWords = sayEach({
  title: "Your facts",
  titleOther: "What is known about them",
  intro:
    "This is what we know about you, where it comes from and since when it holds. If something is wrong, correct it: the old entry is kept and marked.",
  introOther:
    "This is what is known about them, where it comes from and since when it holds. If something is wrong, correct it: the old entry is kept and marked.",
  nothingOther: "Nothing is known about them yet.",
  nothing:
    "We know nothing about you yet. You are only asked what we need, when we need it.",
  none: "None",
  hidden: "Hidden address. It is shown to nobody who need not know.",
  since: "since {date}",
  correct: "Correct",
  history: "History",
  told: "You told us on {date}",
  toldByHelper: "Your helper told us on {date}",
  toldByStaff: "You told an adviser on {date}",
  register: "{organisation} told us on {date}",
  notice: "From what you told us about: {event}, on {date}",
  derived: "Follows from your {fact}",
  madeUp: "Made up",
  corrected:
    "Corrected. We use the new entry from now on, and the old one is kept below it.",
  alreadySo: "That is what we have already, so nothing was changed.",
  save: "Correct it",
  now: "What we have now",
  afterwards:
    "This corrects what we know. A body that was told the wrong thing before is told when you correct that notice on its own page.",
  reach: "How we reach you",
  sessions: "Where you are signed in",
  historyOf: "History of: {fact}",
  value: "Entry",
  holds: "Holds",
  source: "Where it comes from",
  replaced: "Replaced",
  current: "In use",
  fromOn: "from {from}",
  fromTo: "{from} to {to}",
});

/** Headings of the list, by the first part of a concept's name. */
export const factGroups: readonly {
  readonly prefixes: readonly string[];
  readonly title: Words;
}[] = [
  { prefixes: ["person"], title: say("You") },
  {
    prefixes: ["contact", "needs"],
    title: say("How to reach you"),
  },
  {
    prefixes: ["household", "children", "home"],
    title: say("Your home", "where you live"),
  },
  { prefixes: ["partner"], title: say("Your partner") },
];
export const otherFacts: Words = say("Pensions and other things");
