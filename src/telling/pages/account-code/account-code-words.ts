import type { Words } from "#kernel";
import { sayEach } from "#kernel";
import type { CodeRefusal } from "#people";

/** Words about the code that confirms a new bank account. Welsh: machine draft. */
export const accountCodeWords = sayEach({
  title: "Enter the code we sent you",
  why: "To keep your money safe, we sent a code to your phone, e-mail or home. Nobody is told of the new account until you enter it.",
  owners:
    "We sent a code to the person whose account it is. Nobody is told of the new account until they have signed in and entered it on the page “Your new bank account”. Then confirm here again.",
  later:
    "You can close this page and come back when you have the code. It is good for a week.",
  refuse: "A new bank account: confirm or refuse it",
  code: "Code",
  hint: "For example 7K2M-Q4TX",
  confirm: "Confirm and tell them",
  unreachable:
    "We have no phone, e-mail or home address to send a code to. Visit a counter, and staff will confirm the account with you",
});

export const refusalWords: Readonly<Record<CodeRefusal, Words>> = sayEach({
  "wrong-code": "This is not the code we sent. Check it and try again",
  "too-many-tries":
    "The code was wrong too often, so the account was refused. You are paid as before. Go back and confirm again to get a new code",
  "too-late": "The code is too old. Go back and confirm again to get a new one",
  "nothing-waits":
    "No new account waits to be confirmed. Go back and confirm again",
});
