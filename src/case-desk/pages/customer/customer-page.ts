import type { Serving } from "#access";
import { go, notFound } from "#access/pages";
import type { CaseTask } from "#casework";
import { findOpenTasksOf } from "#casework";
import type { Catalogue } from "#catalogue";
import type { Locale, Words } from "#kernel";
import { sayEach } from "#kernel";
import { countBodies, findNotices } from "#notices";
import type { BodyState, Notice, NoticeTrack } from "#notices";
import { findCustomer, knownText } from "#people";
import type { Customer, FactBook } from "#people";
import { readFacts } from "#people/pages";
import type { Tx } from "#postgres";
import { findOpenJourneys, trackOf } from "#telling";
import type { Journey } from "#telling";
import { answerText } from "#people/pages";
import { tellingPaths } from "#telling/pages";
import type { Html, SummaryListRow } from "#web";
import { button, formatDate, formatMoment, html, summaryList } from "#web";
import { pages } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { servedChannelWords } from "../desk-words.ts";
import { eventName, taskTable } from "../task-table.ts";
import { customerWords as words } from "./customer-words.ts";

/** What the page shows of whoever is served. */
type ServedCustomer = {
  readonly serving: Serving;
  readonly customer: Customer;
  readonly book: FactBook;
  readonly journeys: readonly Journey[];
  readonly tracks: readonly NoticeTrack[];
  readonly tasks: readonly CaseTask[];
};
type Shown = {
  readonly served: ServedCustomer;
  readonly catalogue: Catalogue;
  readonly locale: Locale;
};

/** Concepts of the page; needs of contact, so that staff speak, write and sign as the person needs. */
const conceptsShown = (book: FactBook): readonly string[] =>
  [...book.keys()].filter(
    (name) =>
      name === "person.name" ||
      name === "person.dateOfBirth" ||
      name.startsWith("needs."),
  );

async function tracksOf(
  tx: Tx,
  notices: readonly Notice[],
): Promise<readonly NoticeTrack[]> {
  const tracks: NoticeTrack[] = [];
  for (const { reference } of notices.slice(0, 20)) {
    const track = await trackOf(tx, reference);
    if (track) tracks.push(track);
  }
  return tracks;
}

function aboutRows({
  served,
  catalogue,
  locale,
}: Shown): readonly SummaryListRow[] {
  const { customer, serving, book } = served;
  const born = knownText(book, "person.dateOfBirth");
  const row = (key: Words, text: string) => ({
    key: key[locale],
    value: text,
  });
  const [, evidence = serving.how] = /^\w+: (.*)$/s.exec(serving.how) ?? [];
  return [
    row(words.reference, customer.reference),
    ...(born ? [row(words.born, formatDate(born, locale))] : []),
    row(
      words.sure,
      `${words[serving.assured][locale]}: ${evidence} (${servedChannelWords[serving.channel][locale]})`,
    ),
    ...(catalogue.lifeEvents.has(serving.purpose)
      ? [row(words.purpose, eventName(catalogue, serving.purpose, locale))]
      : []),
    ...needsRows({ served, catalogue, locale }),
  ];
}

/** Large print, an interpreter, sign language: what staff must keep to in this very contact. */
const needsRows = ({
  served,
  catalogue,
  locale,
}: Shown): readonly SummaryListRow[] =>
  [...served.book].flatMap(([name, { fact }]) => {
    const concept = catalogue.concepts.get(name);
    if (!concept || !name.startsWith("needs.") || fact.kind !== "known")
      return [];
    return [
      {
        key: concept.label[locale],
        value: answerText(catalogue, concept.type, fact.value, locale),
      },
    ];
  });

function happening({ served, catalogue, locale }: Shown): Html {
  const { journeys, tracks } = served;
  if (journeys.length + tracks.length === 0)
    return html`<p class="govuk-body">${words.nothing[locale]}</p>`;
  return html`<ul class="govuk-list govuk-list--spaced">
    ${journeys.map(
      ({ id, event }) =>
        html`<li>
          ${words.begun[locale]}
          <a class="govuk-link" href="${tellingPaths.journey(id)}"
            >${eventName(catalogue, event, locale)}</a
          >
        </li>`,
    )}
    ${tracks.map((track) => toldItem(track, catalogue, locale))}
  </ul>`;
}

const stateWords: Readonly<Record<BodyState, Words>> = sayEach({
  waiting: "waiting",
  delayed: "delayed",
  received: "received",
  looking: "being looked at",
  "needs-you": "needs the customer",
  decided: "decided",
  acted: "acted",
  refused: "refused",
  "not-told": "not told",
});

function toldItem(
  { notice, bodies }: NoticeTrack,
  catalogue: Catalogue,
  locale: Locale,
): Html {
  const counts = Map.groupBy(bodies, ({ state }) => state);
  const states = [...counts].map(
    ([state, group]) => `${stateWords[state][locale]} ${countBodies(group)}`,
  );
  return html`<li>
    <a class="govuk-link" href="${tellingPaths.track(notice.reference)}"
      >${eventName(catalogue, notice.lifeEvent, locale)}
      (${notice.reference})</a
    >, ${words.told[locale]} ${formatMoment(notice.confirmedAt, locale)}:
    ${states.join(", ")}
  </li>`;
}

/** What the contact is about comes first. */
function tellFor({ served, catalogue, locale }: Shown): Html {
  const about = catalogue.lifeEvents.get(served.serving.purpose);
  return html`<h2 class="govuk-heading-l">${words.tell[locale]}</h2>
    <p class="govuk-body">${words.tellHint[locale]}</p>
    ${
      about &&
      button({
        text: about.name[locale],
        href: tellingPaths.begin(about.id),
        isStartButton: true,
      })
    }
    <ul class="govuk-list govuk-list--spaced">
      ${[...catalogue.lifeEvents.values()].map(
        ({ id, name }) =>
          html`<li>
            <a class="govuk-link" href="${tellingPaths.begin(id)}"
              >${name[locale]}</a
            >
            (<a class="govuk-link" href="${tellingPaths.form(id)}"
              >${words.print[locale]}<span class="govuk-visually-hidden"
                >: ${name[locale]}</span
              ></a
            >)
          </li>`,
      )}
      <li>
        <a class="govuk-link" href="${tellingPaths.apply}"
          >${words.apply[locale]}</a
        >
      </li>
    </ul>`;
}

function recordLinks(locale: Locale): Html {
  const link = (href: string, text: Words): Html =>
    html`<li><a class="govuk-link" href="${href}">${text[locale]}</a></li>`;
  return html`<h2 class="govuk-heading-l">${words.record[locale]}</h2>
    <ul class="govuk-list">
      ${link("/facts", words.facts)} ${link("/needs", words.needsLink)}
      ${link("/how-we-reach-you", words.reach)}
      ${link("/who-looked", words.looks)}
    </ul>`;
}

/** Who is served now, what happens in their affairs, and what can be done for them. */
export const customerPage = pages.staff({
  path: deskPaths.customer,
  whose: "served",
  may: "serve-customer",
  heading: "xl",
  currentNavigation: deskPaths.customer,
  done: { serving: words.nowServing },
  width: "full",
  read: async (tx, visit) => {
    const { serving } = visit.visitor;
    if (serving === undefined) return go(deskPaths.find());
    const subject = serving.customer;
    const customer = await findCustomer(tx, subject);
    if (customer === undefined) return notFound;
    return {
      serving,
      customer,
      book: await readFacts(tx, { ...visit, subject }, conceptsShown),
      journeys: await findOpenJourneys(tx, subject),
      tracks: await tracksOf(tx, await findNotices(tx, subject)),
      tasks: await findOpenTasksOf(tx, subject),
    };
  },
  show: (served, { deps, locale, today }) => {
    const catalogue = deps.catalogues.inForce();
    const shown = { served, catalogue, locale };
    const { book, customer, tasks } = served;
    const label = words.tasks[locale];
    return {
      title: knownText(book, "person.name") ?? customer.reference,
      content: html`${summaryList({ rows: aboutRows(shown) })}
        <h2 class="govuk-heading-l">${words.happening[locale]}</h2>
        ${happening(shown)}
        ${
          tasks.length > 0 &&
          html`<h3 class="govuk-heading-m">${label}</h3>
            ${taskTable(tasks, { catalogue, locale, today, label })}`
        }
        ${tellFor(shown)} ${recordLinks(locale)}
        ${button({ text: words.finish[locale], href: deskPaths.finish })}`,
    };
  },
});
