import { waysToReach } from "#catalogue";
import type { Words } from "#kernel";
import { alertCustomer } from "#people";
import type { Tx } from "#postgres";
import type { Telling } from "./open-telling.ts";

const words = {
  subject: {
    en: "Somebody told the government something about you",
    cy: "Dywedodd rhywun rywbeth wrth y llywodraeth amdanoch",
  },
  body: (event: Words): Words => ({
    en: `We were told: ${event.en}. If this is not true, or you did not tell us, sign in and withdraw it, or phone us. Nothing more needs to be done if it is right.`,
    cy: `Dywedwyd wrthym: ${event.cy}. Os nad yw hyn yn wir, neu os na ddywedoch chi wrthym, mewngofnodwch a’i dynnu’n ôl, neu ffoniwch ni. Nid oes angen gwneud dim mwy os yw’n gywir.`,
  }),
};

/** Tells the subject by the channels known before, so that a false report of a death or a move comes to light. */
export async function alertAbout(
  tx: Tx,
  { journey, event, catalogue }: Telling,
  at: Date,
): Promise<void> {
  await alertCustomer(
    tx,
    {
      customer: journey.subject,
      kind: "notice-alert",
      subject: words.subject,
      body: words.body(event.name),
      at,
    },
    waysToReach(catalogue),
  );
}
