import type { Serving } from "#access";
import { servedChannels, startServing } from "#access";
import { act, again, go, isOutcome, notFound } from "#access/pages";
import { openFormTask } from "#casework";
import type { Catalogue, LifeEvent } from "#catalogue";
import type { Id, LocalDate } from "#kernel";
import { isId, isOk, ok } from "#kernel";
import { findCustomer, findFacts, knownText } from "#people";
import type { Tx } from "#postgres";
import { tellingPaths } from "#telling/pages";
import type { Fields, Html, Parsed } from "#web";
import {
  allParsed,
  button,
  firstOf,
  html,
  parseChoice,
  parseDate,
  parseText,
  question,
} from "#web";
import { deskContext, pages, workerOf } from "../case-desk-deps.ts";
import type { DeskView, DeskVisit } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { servedChannelWords } from "../desk-words.ts";
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

function howAndWhy(
  { locale, controls: shown }: DeskView,
  { catalogue }: Shown,
): Html {
  const controls = shown();
  return html`${controls.radios({
    name: "channel",
    fieldset: question(words.channel[locale]),
    items: servedChannels.map((value) => ({
      value,
      text: servedChannelWords[value][locale],
    })),
  })}
  ${controls.radios({
    name: "purpose",
    fieldset: question(words.purpose[locale]),
    items: [
      ...[...catalogue.lifeEvents.values()].map(({ id, name }) => ({
        value: id,
        text: name[locale],
      })),
      { value: "serving", text: words.other[locale] },
    ],
  })}`;
}

const receivedControl = ({ locale, controls }: DeskView): Html =>
  controls().dateInput({
    id: "received",
    hint: words.dateHint[locale],
    fieldset: question(words.received[locale]),
  });

function assuranceControls({ locale, controls: shown }: DeskView): Html {
  const controls = shown();
  return html`${controls.radios({
    name: "assured",
    fieldset: question(words.assured[locale]),
    items: assurances.map((value) => ({ value, text: words[value][locale] })),
  })}
  ${controls.input({
    name: "evidence",
    label: words.evidence[locale],
    hint: words.evidenceHint[locale],
    autocomplete: "off",
  })}`;
}

type Chosen = Omit<Serving, "customer" | "since"> & {
  readonly receivedOn: LocalDate | undefined;
};

function parseServing(
  fields: Fields,
  { catalogue, form }: Shown,
  today: LocalDate,
): Parsed<Chosen> {
  const purposes: readonly Id[] = [...catalogue.lifeEvents.keys(), "serving"];
  const parsed = allParsed({
    channel: form
      ? ok("post" as const)
      : parseChoice(
          fields,
          { field: "channel", enter: words.enterChannel },
          servedChannels,
        ),
    purpose: form
      ? ok(form.id)
      : parseChoice(
          fields,
          { field: "purpose", enter: words.enterPurpose },
          purposes,
        ),
    receivedOn: form ? parseReceived(fields, today) : ok(undefined),
    assured: parseChoice(
      fields,
      { field: "assured", enter: words.enterAssured },
      assurances,
    ),
    evidence: parseText(
      fields,
      {
        field: "evidence",
        enter: words.enterEvidence,
        subject: words.evidence,
      },
      { lengthMax: 200 },
    ),
  });
  if (!isOk(parsed)) return parsed;
  const { assured, evidence, ...rest } = parsed.value;
  return ok({
    ...rest,
    assured: assured === "vouched" ? "vouched" : "verified",
    how: `${assured}: ${evidence}`,
  });
}

const parseReceived = (fields: Fields, today: LocalDate) =>
  parseDate(
    fields,
    {
      field: "received",
      enter: words.enterReceived,
      subject: words.receivedSubject,
    },
    { today, in: "past" },
  );

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
          html`${form ? receivedControl(view) : howAndWhy(view, shown)}
          ${assuranceControls(view)}
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
        const parsed = parseServing(visit.form, shown, visit.today);
        if (!isOk(parsed)) return again(parsed.error);
        const { receivedOn, ...chosen } = parsed.value;
        const { customer, form } = shown;
        const at = visit.now;
        const serving: Serving = {
          ...chosen,
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
