import type { Serving } from "#access";
import { servedChannels, startServing } from "#access";
import type { Outcome } from "#access/pages";
import { act, go, notFound } from "#access/pages";
import { openFormTask } from "#casework";
import type { Id } from "#kernel";
import { isId, say, sayEach } from "#kernel";
import { findCustomer, findFacts, knownText } from "#people";
import type { Tx } from "#postgres";
import { tellingPaths } from "#telling/pages";
import {
  actButton,
  choiceField,
  dateField,
  firstOf,
  html,
  textField,
  unasked,
  worded,
} from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import {
  deskContext,
  pages,
  workerOf,
  eventItems,
  recordStaffLook,
} from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { servedChannelWords } from "../desk-words.ts";

/** Words of beginning to serve a customer. Welsh: machine draft. */
const words = sayEach({
  title: "Be sure who it is",
  for: "You are about to serve",
  other: "Something else",
  answered: "They answered questions that only they can answer",
  document: "I saw a document with a photo",
  signature: "The signature and the details on the form agree with the record",
  vouched: "Somebody who knows them vouches for them",
  start: "Start serving",
  startForm: "Start keying the form",
});

/** How an adviser may know who somebody is. */
const assurances = ["answered", "document", "signature", "vouched"] as const;

type Shown = Exclude<Awaited<ReturnType<typeof findShown>>, Outcome>;

/** How they came and for what; a form on paper says both, and is asked only when it came. */
const asks = (_visit: DeskVisit, { catalogue, form }: Shown) => ({
  channel: form
    ? unasked("post" as const)
    : choiceField({
        ask: say("How did they reach us?"),
        enter: say("Choose how they reached us"),
        items: worded(servedChannels, servedChannelWords),
      }),
  purpose: form
    ? unasked<Id>(form.id)
    : choiceField<Id>({
        ask: say("What is it about?"),
        enter: say("Choose what it is about"),
        items: [
          ...eventItems(catalogue),
          { value: "serving", text: words.other },
        ],
      }),
  received: form ? received : unasked(undefined),
  assured: choiceField({
    ask: say("How do you know who they are?"),
    enter: say("Choose how you know who they are"),
    items: worded(assurances, words),
  }),
  evidence: textField({
    ask: say("What did you ask or see?"),
    hint: say(
      "For example: address and date of marriage; passport; Dr Rees of their surgery. Do not write answers or numbers here.",
    ),
    enter: say("Enter what you asked or saw"),
    lengthMax: 200,
    box: { autocomplete: "off" },
  }),
});

const received = dateField({
  ask: say("When did the form come in?"),
  hint: say("For example, 20 11 2026"),
  enter: say("Enter the day the form came in"),
  subject: say("The day the form came in"),
  in: "past",
});

/** Whom the page is about. Who serves one customer finishes before another. */
async function findShown(tx: Tx, visit: DeskVisit) {
  const { visitor, params, query, deps } = visit;
  const id = params["customer"] ?? "";
  if (visitor.serving !== undefined)
    return go(
      visitor.serving.customer === id ? deskPaths.customer : deskPaths.finish,
    );
  const found = isId(id) ? await findCustomer(tx, id) : undefined;
  if (found === undefined) return notFound;
  const book = await findFacts(tx, id, visit.today);
  await recordStaffLook(tx, visit, {
    customer: id,
    purpose: "find-customer",
    concepts: ["person.name"],
  });
  const catalogue = deps.catalogues.inForce();
  return {
    catalogue,
    customer: { ...found, name: knownText(book, "person.name") ?? "" },
    /** The event of the form on paper that is being keyed. */
    form: catalogue.lifeEvents.get(firstOf(query, "form")),
  };
}

/** Begins to serve one customer: on which channel, for what, and how it was made sure who they are. */
export const servePage = pages.staff({
  path: deskPaths.serve(":customer"),
  whose: "found",
  may: "serve-customer",
  title: words.title,
  context: () => deskContext,
  read: findShown,
  asks,
  show: (shown, view) => {
    const { locale } = view;
    const { customer, form } = shown;
    return {
      backHref: deskPaths.find(form?.id),
      content: html`<p class="govuk-body-l">
          ${words.for[locale]} <strong>${customer.name}</strong>
          (${customer.reference}).
        </p>
        ${view.post(
          html`${view.asked}
          ${actButton(words[form ? "startForm" : "start"][locale])}`,
        )}`,
    };
  },
  acts: [
    act({
      name: "start",
      context: () => deskContext,
      read: findShown,
      fields: asks,
      run: async (tx, visit, sent, { customer, form }) => {
        const { received: receivedOn, assured, evidence, ...chosen } = sent;
        const at = visit.now;
        const serving: Serving = {
          ...chosen,
          assured: assured === "vouched" ? "vouched" : "verified",
          how: `${assured}: ${evidence}`,
          customer: customer.id,
          since: at,
        };
        await startServing(tx, visit.visitor, serving);
        if (form && receivedOn)
          await openFormTask(
            tx,
            { customer: customer.id, event: form.id, receivedOn },
            workerOf(visit),
            at,
          );
        return go(
          form
            ? tellingPaths.begin(form.id)
            : `${deskPaths.customer}?done=serving`,
        );
      },
    }),
  ],
});
