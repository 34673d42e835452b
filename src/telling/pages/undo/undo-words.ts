import { sayEach } from "#kernel";

export const undoWords = sayEach({
  withdraw: "Take this back",
  withdrawDeath: "Tell everyone that this person is alive",
  withdrawOwnDeath: "Tell everyone that you are alive",
  list: "What you can correct or take back",
  listNothing: "There is nothing told that you could take back.",
  backAlready: "Taken back",
  bodies: "Who hears that it is not so",
  bodiesUnless:
    "Who hears that it is not so, unless somebody else told the same",
  unless:
    "A body below hears nothing where somebody else told us the same of it: what they told still stands there. We do not say beforehand whether anybody did.",
  facts: "What we put back about you",
  factsWhy:
    "We hold this because it was told. Afterwards we hold what stood before.",
  what: "Every body that was told is told now that it is not so, and asked to reverse what it did, unless somebody else has told us the same. Each that is asked answers that it has, or why it cannot.",
  notInReach:
    "You may not correct this or take it back: you were not let act for all that it told. Nothing was sent. Ask the person you act for to do it",
  mistake: "It was told by mistake",
  alive: "The person is alive",
  aliveMyself: "I am alive",
  notHappening: "It will not happen after all",
  notMe: "I did not tell this",
  confirm: "Take it back",
});
