import type { Serving } from "#access";
import { servedChannels, startServing } from "#access";
import { act, again, go, isOutcome, notFound } from "#access/pages";
import { openFormTask } from "#casework";
import type { Catalogue, LifeEvent } from "#catalogue";
import type { Id } from "#kernel";
import { isId, isOk, say } from "#kernel";
import { findCustomer, findFacts, knownText } from "#people";
import type { Tx } from "#postgres";
import { tellingPaths } from "#telling/pages";
import {
  button,
  choiceField,
  controlsOf,
  dateField,
  firstOf,
  html,
  parseAll,
  textField,
  unasked,
  worded,
} from "#web";
import { deskContext, pages, workerOf } from "../case-desk-deps.ts";
import type { DeskVisit } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { servedChannelWords } from "../desk-words.ts";
import { eventItems } from "../event-items.ts";
import { recordStaffLook } from "../staff-look.ts";
import { serveWords as words } from "./serve-words.ts";

/** How an adviser may know who somebody is. */
const assurances = ["answered", "document", "signature", "vouched"] as const;

type Shown = {
  readonly catalogue: Catalogue;
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly reference: string;
  };
  /** The event of the form on paper that is being keyed. */
  readonly form: LifeEvent | undefined;
};

/** How they came and for what; a form on paper says both, and is asked only when it came. */
const fieldsOf = ({ catalogue, form }: Shown) => ({
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
          html`${controlsOf(fieldsOf(shown), view.controls())}
          ${button({
            text: words[form ? "startForm" : "start"][locale],
            preventDoubleClick: true,
          })}`,
        )}`,
    };
  },
  acts: [
    act({
      name: "start",
      context: () => deskContext,
      run: async (tx, visit: DeskVisit) => {
        const shown = await findShown(tx, visit);
        if (isOutcome(shown)) return shown;
        const parsed = parseAll(fieldsOf(shown), visit);
        if (!isOk(parsed)) return again(parsed.error);
        const {
          received: receivedOn,
          assured,
          evidence,
          ...chosen
        } = parsed.value;
        const { customer, form } = shown;
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
