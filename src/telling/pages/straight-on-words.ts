import { sayEach } from "#kernel";

/** What is said of claims that go straight on from what was told. Welsh: machine draft. */
export const straightOnWords = sayEach({
  heading: "What you may be able to claim now",
  afterwards:
    "When you have told us you can go straight on to these. We ask only what is missing.",
  afterSigningIn:
    "You can claim these once you have told us and sign in. We do not send a claim for somebody we do not know.",
  start: "Go on and claim with what you told us",
  signIn:
    "Sign in to claim. We do not send a claim for somebody we do not know.",
  yourself: "We cannot send this claim where you live, so make it yourself.",
});
