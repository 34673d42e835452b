import type { Words } from "#kernel";
import { isId, say } from "#kernel";
import type { Tx } from "#postgres";
import { exactly, textField, unseenField } from "#web";
import { accessContext } from "../../identify.ts";
import type { CodeRefusal, Mandate } from "../../mandates.ts";
import { acceptMandate, mandateInForce } from "../../mandates.ts";
import { setActingUnder } from "../../queries/session-changes.ts";
import { act } from "../act.ts";
import { go, refused, wrong } from "../outcome.ts";
import type { HelpersVisit } from "./helpers-deps.ts";
import { helpersWords as words, mandateAlerts } from "./helpers-words.ts";

const context = () => accessContext;

/** Whoever lets another act hears of it by another channel than the page, as of anything that a stolen session could do. */
export async function alertGiver(
  tx: Tx,
  { deps: { alert }, now }: HelpersVisit,
  { giver, holderName }: Pick<Mandate, "giver" | "holderName">,
  step: keyof typeof mandateAlerts,
): Promise<boolean> {
  const body = mandateAlerts[step];
  const named = (text: string): string => text.replace("{name}", holderName);
  const ways = await alert?.(tx, {
    customer: giver,
    kind: `mandate-${step}`,
    subject: say("Somebody may act for you"),
    body: { en: named(body.en), cy: named(body.cy) },
    at: now,
  });
  return ways === undefined || ways.length > 0;
}

const refusalWords: Readonly<Record<CodeRefusal, Words>> = {
  "wrong-code": words.wrongCode,
  "too-many-tries": words.tooManyTries,
  "own-offer": words.ownOffer,
};

export const codeFields = {
  code: textField({
    ask: say("Code"),
    hint: say("The person you help was shown it. For example 7K2M-Q4TX"),
    enter: words.enterCode,
    lengthMax: 40,
    box: exactly(10),
  }),
};

/** Takes up a mandate, acts under one, and stops. */
export const helpersActs = [
  act({
    name: "accept",
    context,
    fields: codeFields,
    run: async (tx, visit: HelpersVisit, { code }) => {
      const { account, customer, name } = visit.visitor;
      const mandate = await acceptMandate(tx, {
        account,
        holder: { id: customer, name },
        code,
        at: visit.now,
      });
      if (mandate.kind !== "ok")
        return wrong("code", refusalWords[mandate.error]);
      await alertGiver(tx, visit, mandate.value, "taken");
      return go("/helpers?done=accepted");
    },
  }),
  act({
    name: "act",
    context,
    fields: { mandate: unseenField() },
    run: async (tx, { visitor, today }: HelpersVisit, { mandate }) => {
      if (!isId(mandate)) return refused("bad-request");
      const holder = visitor.customer;
      const found = await mandateInForce(tx, { mandate, holder, today });
      if (found.kind !== "ok") return wrong("main-content", words.endedAlready);
      await setActingUnder(tx, visitor.session, mandate);
      return go("/");
    },
  }),
  act({
    name: "stop",
    context,
    run: async (tx, { visitor }: HelpersVisit) => {
      await setActingUnder(tx, visitor.session, undefined);
      return go("/helpers?done=stopped");
    },
  }),
];
