import type { UnlinkedVisitor } from "#access";
import { linkAccount } from "#access";
import { act, go, signIn } from "#access/pages";
import type { Visit } from "#access/pages";
import { waysToReach } from "#catalogue";
import { newId, sayEach } from "#kernel";
import type { Tx } from "#postgres";
import { actButton, html, paragraph } from "#web";
import { makeCustomer } from "../../customers.ts";
import { recordFacts } from "../../record-facts.ts";
import type { PeoplePagesDeps } from "../people-pages-deps.ts";
import { pages } from "../people-pages-deps.ts";

type WelcomeVisit = Visit<PeoplePagesDeps, "anybody">;

const words = sayEach({
  title: "Welcome",
  intro:
    "You are signed in, and we know nothing about you yet. We can make a record for you now: it begins empty, and you see everything that is put into it.",
  known:
    "If an adviser has served you before, ask them to link your sign-in to the record they made.",
  begin: "Make my record",
});

/** Makes an empty record and links the account to it; the evidence is the sign-in itself and its level. */
async function makeOwnRecord(
  tx: Tx,
  { deps, now: at, today }: WelcomeVisit,
  { account, name, level }: UnlinkedVisitor,
): Promise<void> {
  const customer = newId();
  await makeCustomer(tx, { id: customer });
  await linkAccount(tx, {
    account,
    customer,
    at,
    linkedBy: "self",
    evidence: `Own new record, signed in at level ${level}`,
  });
  await recordFacts(tx, {
    customer,
    facts: name === "" ? [] : [{ concept: "person.name", value: name }],
    source: { kind: "told", by: "self" },
    reach: waysToReach(deps.catalogue()),
    at,
    today,
  });
}

/** The first visit of somebody whose sign-in is linked to nobody. */
export const welcomePage = pages.anybody({
  path: "/welcome",
  whose: "visitor",
  title: words.title,
  given: ({ visitor }) => {
    if (visitor.kind === "anonymous") return signIn;
    return visitor.kind === "unlinked" ? {} : go("/");
  },
  show: (_given, { locale, post }) =>
    html`${paragraph(words.intro[locale])} ${paragraph(words.known[locale])}
    ${post(actButton(words.begin[locale]))}`,
  acts: [
    act({
      name: "begin",
      context: () => ({ kind: "process", name: "welcome" }),
      run: async (tx, visit: WelcomeVisit) => {
        if (visit.visitor.kind === "unlinked")
          await makeOwnRecord(tx, visit, visit.visitor);
        return go("/");
      },
    }),
  ],
});
