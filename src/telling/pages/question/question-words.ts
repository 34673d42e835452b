import { sayEach } from "#kernel";

export const questionWords = sayEach({
  continue: "Save and continue",
  skip: "I do not know or there is none",
  saved: "Each answer is saved. You can stop and come back to this later.",
  hidden:
    "We know an address. It is hidden, so it is not shown here. Enter another only if it has changed, or",
  keep: "go on with the address we know",
  why: "Why we ask and who receives it",
  who: "Your answer goes only to:",
  nobody: "It stays with us. It decides what we ask you and whom we tell.",
  toWorkOut: "Us, to work out",
  ifYouApply: "Whoever decides what you choose to apply for with these answers",
  yourCouncil: "The council",
});
