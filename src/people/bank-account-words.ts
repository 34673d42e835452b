import type { Words } from "#kernel";
import { say, sayEach } from "#kernel";

type MessageWords = { readonly subject: Words; readonly body: Words };

/** What is written to somebody whose bank account is to change. Welsh: machine draft. */
export const bankAccountWords = {
  alert: sayEach({
    subject: "Somebody asked to change your bank account",
    body: "We were asked to pay you into a new bank account. Nothing changes until you confirm it with the code we sent you. If it was not you, sign in and refuse it under “A new bank account”.",
  }),
  code: (code: string): MessageWords => ({
    subject: say("Your code"),
    body: {
      en: `Your code to confirm your new bank account is ${code}. It is good for 7 days. Never tell it to anybody, nor to us on the phone.`,
      cy: `Eich cod i gadarnhau eich cyfrif banc newydd yw ${code}. Mae’n ddilys am 7 diwrnod. Peidiwch byth â’i ddweud wrth neb, nac wrthym ni ar y ffôn.`,
    },
  }),
} as const;
