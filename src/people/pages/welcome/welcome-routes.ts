import type { UnlinkedVisitor, Visitor } from "#access";
import { linkAccount } from "#access";
import { askToSignIn, csrfField, frame, pageRoutes } from "#access/pages";
import { waysToReach } from "#catalogue";
import type { Words } from "#kernel";
import { newId } from "#kernel";
import type { PageRequest, Reply } from "#web";
import { button, html, page, redirect } from "#web";
import { makeCustomer } from "../../customers.ts";
import { recordFacts } from "../../record-facts.ts";
import type { PeoplePagesDeps, PeopleRoute } from "../people-pages-deps.ts";

const words = {
  title: { en: "Welcome", cy: "Croeso" },
  intro: {
    en: "You are signed in, and we know nothing about you yet. We can make a record for you now: it begins empty, and you see everything that is put into it.",
    cy: "Rydych wedi mewngofnodi, ac nid ydym yn gwybod dim amdanoch eto. Gallwn wneud cofnod i chi nawr: mae’n dechrau’n wag, ac rydych yn gweld popeth a roddir ynddo.",
  },
  known: {
    en: "If an adviser has served you before, ask them to link your sign-in to the record they made.",
    cy: "Os yw cynghorydd wedi’ch gwasanaethu o’r blaen, gofynnwch iddynt gysylltu eich mewngofnodi â’r cofnod a wnaethant.",
  },
  begin: { en: "Make my record", cy: "Gwneud fy nghofnod" },
} as const satisfies Record<string, Words>;

function show(
  deps: PeoplePagesDeps,
  request: PageRequest<Visitor>,
): Promise<Reply> | Reply {
  const { locale, visitor } = request;
  if (visitor.kind === "anonymous") return askToSignIn(deps, request);
  if (visitor.kind !== "unlinked") return redirect("/");
  return page({
    ...frame(deps.site, request),
    title: words.title[locale],
    content: html`<h1 class="govuk-heading-l">${words.title[locale]}</h1>
      <p class="govuk-body">${words.intro[locale]}</p>
      <p class="govuk-body">${words.known[locale]}</p>
      <form method="post" novalidate>
        ${csrfField(visitor)}${button({ text: words.begin[locale], preventDoubleClick: true })}
      </form>`,
  });
}

async function begin(
  deps: PeoplePagesDeps,
  request: PageRequest<Visitor>,
): Promise<Reply> {
  if (request.visitor.kind === "unlinked")
    await makeOwnRecord(deps, request.visitor);
  return redirect("/");
}

/** Makes an empty record and links the account to it; the evidence is the sign-in itself and its level. */
const makeOwnRecord = (
  deps: PeoplePagesDeps,
  { account, name, level }: UnlinkedVisitor,
): Promise<void> =>
  deps.database.transaction(
    { kind: "process", name: "welcome" },
    async (tx) => {
      const customer = newId();
      const at = deps.clock.now();
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
        today: deps.clock.today(),
      });
    },
  );

/** The first visit of somebody whose sign-in is linked to nobody. */
export const welcomeRoutes = (deps: PeoplePagesDeps): readonly PeopleRoute[] =>
  pageRoutes(deps).anybody(
    { whose: "visitor" },
    { "GET /welcome": show, "POST /welcome": begin },
  );
