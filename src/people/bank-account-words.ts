import type { Words } from "#kernel";

type MessageWords = { readonly subject: Words; readonly body: Words };

/** What is written to somebody whose bank account is to change. Welsh: machine draft. */
export const bankAccountWords = {
  alert: {
    subject: {
      en: "Somebody asked to change your bank account",
      cy: "Gofynnodd rhywun am newid eich cyfrif banc",
    },
    body: {
      en: "We were asked to pay you into a new bank account. Nothing changes until you confirm it with the code we sent you. If it was not you, sign in and refuse it under “A new bank account”.",
      cy: "Gofynnwyd i ni eich talu i gyfrif banc newydd. Nid oes dim yn newid nes i chi ei gadarnhau gyda’r cod a anfonwyd atoch. Os nad chi oedd hyn, mewngofnodwch a’i wrthod dan “Cyfrif banc newydd”.",
    },
  },
  code: (code: string): MessageWords => ({
    subject: { en: "Your code", cy: "Eich cod" },
    body: {
      en: `Your code to confirm your new bank account is ${code}. It is good for 7 days. Never tell it to anybody, nor to us on the phone.`,
      cy: `Eich cod i gadarnhau eich cyfrif banc newydd yw ${code}. Mae’n ddilys am 7 diwrnod. Peidiwch byth â’i ddweud wrth neb, nac wrthym ni ar y ffôn.`,
    },
  }),
} as const;
