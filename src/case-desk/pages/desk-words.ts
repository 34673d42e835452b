import type { ServedChannel } from "#access";
import type { StepKind, TaskKind, TaskOutcome } from "#casework";
import type { Words } from "#kernel";
import { say, sayEach } from "#kernel";

/** Words that more than one page of the case desk uses. Welsh: machine draft. */
export const deskWords = sayEach({
  desk: "Case desk",
  worklist: "Worklist",
  find: "Find a customer",
  forms: "Key a printed form",
  system: "the system",
  nobody: "Nobody yet",
  late: "Late",
});

export const kindWords: Readonly<Record<TaskKind, Words>> = sayEach({
  "dead-letter": "Could not be delivered",
  refusal: "Refused",
  conflict: "Does not agree",
  "keyed-form": "Form to key",
  unreached: "Nobody could be told",
});

export const outcomeWords: Readonly<Record<TaskOutcome, Words>> = sayEach({
  retried: "Sent again",
  redirected: "Sent to another body",
  settled: "Settled by phone",
  answered: "The body answered",
  keyed: "Keyed",
  "nothing-to-do": "Looked at; nothing more to do",
});

export const stepWords: Readonly<Record<StepKind, Words>> = {
  ...outcomeWords,
  opened: say("Opened"),
  taken: say("Taken"),
  "given-back": say("Given back"),
  assigned: say("Assigned"),
  noted: say("Noted"),
  "redirect-proposed": say("Proposed to send it to another body"),
  "redirect-agreed": say("Agreed to send it to another body"),
  "redirect-refused": say("Did not agree to send it to another body"),
  "redirect-withdrawn": say(
    "Took back the proposal to send it to another body",
  ),
  "redirect-expired": say("Nobody agreed in time to send it to another body"),
  "redirect-overtaken": say(
    "Not sent to another body: something had changed since it was proposed",
  ),
};

export const servedChannelWords: Readonly<Record<ServedChannel, Words>> =
  sayEach({
    phone: "Phone",
    counter: "Counter",
    "home-visit": "Home visit",
    post: "Post",
  });
