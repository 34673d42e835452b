import { sayEach } from "#kernel";

export const entitlementWords = sayEach({
  why: "Why, and the law",
  everyStep: "Every step of the sum",
  law: "The law",
  you: "Here “you” is the person it is worked out for.",
  estimate: "This is our estimate. The body decides.",
  council: "Your council",
});
