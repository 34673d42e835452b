import { sayEach } from "#kernel";

export const entitlementWords = sayEach({
  why: "Why, and the law",
  everyStep: "Every step of the sum",
  law: "The law",
  estimate: "This is our estimate. The body decides.",
  council: "Your council",
});
