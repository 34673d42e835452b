import type { Words } from "#kernel";
import { sayEach } from "#kernel";
import type { LookUpOutcome } from "../../looks.ts";

/** Words of the page about who looked. Welsh: machine draft. */
export const looksWords = sayEach({
  title: "Who looked",
  intro:
    "Everybody but you who looked at what we know about you, and every register we asked. Your own visits are not listed.",
  introOther:
    "This is what the person it is about reads here: “you” is them. It lists everybody but them who looked at what we know about them, and every register we asked. Their own visits are not listed.",
  nobody: "Nobody has looked.",
  why: "Why",
  nothing: "That you have a record",
  delayed:
    "A law may let a look be shown later only. It is then shown here when that time is over.",
  wrong:
    "If you think somebody should not have looked, tell us and we will find out.",
  staff: "{role} at {organisation}",
  helper: "Your {role}",
  machine: "A program of ours ({role})",
});

export const roleWords: Readonly<Record<string, Words>> = sayEach({
  adviser: "An adviser",
  caseworker: "A caseworker",
  supervisor: "A supervisor",
  director: "A director",
  auditor: "An auditor",
});

/** Purposes that are not life events; a life event's purpose is its name. */
export const purposeWords: Readonly<Record<string, Words>> = sayEach({
  map: "To see which contacts would fall to you",
  acting: "To act for you",
  serving: "To serve you",
  claim: "To apply for you for what you could get",
  "find-customer": "To find your record",
  worklist: "To settle something that a body could not do by itself",
  reconciliation: "To check that every body got what you told us",
});

export const channelWords: Readonly<Record<string, Words>> = sayEach({
  phone: "by phone",
  counter: "at the counter",
  "home-visit": "at your home",
  post: "by post",
});

export const outcomeWords: Readonly<Record<LookUpOutcome, Words>> = sayEach({
  found: "We asked, and it told us",
  "no-match": "We asked, and it did not find you",
  "two-matches":
    "We asked, and it found two people of your name, so it told us nothing",
  error: "We asked, and it could not answer",
  timeout: "We asked, and it did not answer in time",
  declined: "You did not want us to ask, so we did not",
});
