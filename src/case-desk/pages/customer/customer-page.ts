import type { Outcome } from "#access/pages";
import { go, notFound } from "#access/pages";
import { findOpenTasksOf } from "#casework";
import type { Catalogue } from "#catalogue";
import type { Locale, Words } from "#kernel";
import { sayEach } from "#kernel";
import type { BodyState, NoticeTrack } from "#notices";
import { countBodies, findNotices } from "#notices";
import type { FactBook } from "#people";
import { findCustomer, knownText } from "#people";
import { readFacts, answerText } from "#people/pages";
import type { Tx } from "#postgres";
import { findOpenJourneys, tracksOf } from "#telling";
import { tellingPaths } from "#telling/pages";
import type { Html, SummaryListRow } from "#web";
import {
  button,
  formatDate,
  formatMoment,
  html,
  link,
  list,
  paragraph,
  row,
  summaryList,
} from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { pages } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { servedChannelWords } from "../desk-words.ts";
import { eventName, taskTable } from "../task-table.ts";

/** Words of the page of the customer who is served. Welsh: machine draft. */
const words = sayEach({
  nowServing:
    "You began to serve this customer. They see everything you look at",
  reference: "Customer reference",
  born: "Born",
  sure: "How we know it is them",
  verified: "Verified",
  vouched: "Vouched for",
  purpose: "About",
  happening: "What is happening",
  nothing: "They have not told us anything yet.",
  begun: "Begun and not confirmed:",
  told: "told on",
  tasks: "Waits with your body",
  tell: "Tell for them",
  tellHint:
    "The same questions as they would be asked. Read the preview to them before you confirm.",
  print: "Print the form",
  record: "Their record",
  facts: "What we know about them",
  needsLink: "How to contact them",
  reach: "How we reach them, and keeping their address private",
  apply: "Apply once for what they could get",
  looks: "Who looked at their record",
  finish: "Finish serving",
});

/** What the page shows of whoever is served. */
type Shown = {
  readonly served: Exclude<Awaited<ReturnType<typeof findServed>>, Outcome>;
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

async function findServed(tx: Tx, visit: DeskVisit) {
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
    tracks: await tracksOf(tx, visit.visitor, await findNotices(tx, subject)),
    tasks: await findOpenTasksOf(tx, subject),
  };
}

function aboutRows({
  served,
  catalogue,
  locale,
}: Shown): readonly (SummaryListRow | undefined)[] {
  const { customer, serving, book } = served;
  const born = knownText(book, "person.dateOfBirth");
  const [, evidence = serving.how] = /^\w+: (.*)$/s.exec(serving.how) ?? [];
  return [
    row(words.reference[locale], customer.reference),
    row(words.born[locale], born && formatDate(born, locale)),
    row(
      words.sure[locale],
      `${words[serving.assured][locale]}: ${evidence} (${servedChannelWords[serving.channel][locale]})`,
    ),
    row(
      words.purpose[locale],
      catalogue.lifeEvents.has(serving.purpose) &&
        eventName(catalogue, serving.purpose, locale),
    ),
    ...needsRows({ served, catalogue, locale }),
  ];
}

/** Large print, an interpreter, sign language: what staff must keep to in this very contact. */
const needsRows = ({
  served,
  catalogue,
  locale,
}: Shown): readonly (SummaryListRow | undefined)[] =>
  [...served.book].flatMap(([name, { fact }]) => {
    const concept = catalogue.concepts.get(name);
    if (!concept || !name.startsWith("needs.") || fact.kind !== "known")
      return [];
    const { label, type } = concept;
    return row(label[locale], answerText(catalogue, type, fact.value, locale));
  });

function happening({ served, catalogue, locale }: Shown): Html {
  const { journeys, tracks } = served;
  if (journeys.length + tracks.length === 0)
    return paragraph(words.nothing[locale]);
  const begun = journeys.map(
    ({ id, event }) =>
      html`${words.begun[locale]}
      ${link(tellingPaths.journey(id), eventName(catalogue, event, locale))}`,
  );
  const told = tracks.map((track) => toldItem(track, catalogue, locale));
  return list([...begun, ...told], "govuk-list--spaced");
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
  const name = eventName(catalogue, notice.lifeEvent, locale);
  const { reference } = notice;
  return html`${link(tellingPaths.track(reference), `${name} (${reference})`)},
  ${words.told[locale]} ${formatMoment(notice.confirmedAt, locale)}:
  ${states.join(", ")}`;
}

/** What the contact is about comes first. */
function tellFor({ served, catalogue, locale }: Shown): Html {
  const about = catalogue.lifeEvents.get(served.serving.purpose);
  return html`<h2 class="govuk-heading-l">${words.tell[locale]}</h2>
    ${paragraph(words.tellHint[locale])}
    ${
      about &&
      button({
        text: about.name[locale],
        href: tellingPaths.begin(about.id),
        isStartButton: true,
      })
    }
    ${list(
      [
        ...[...catalogue.lifeEvents.values()].map(
          ({ id, name }) =>
            html`${link(tellingPaths.begin(id), name[locale])}
            (${link(tellingPaths.form(id), words.print[locale], name[locale])})`,
        ),
        link(tellingPaths.apply, words.apply[locale]),
      ],
      "govuk-list--spaced",
    )}`;
}

const recordLinks = (locale: Locale): Html =>
  html`<h2 class="govuk-heading-l">${words.record[locale]}</h2>
    ${list([
      link("/facts", words.facts[locale]),
      link("/needs", words.needsLink[locale]),
      link("/how-we-reach-you", words.reach[locale]),
      link("/who-looked", words.looks[locale]),
    ])}`;

/** Who is served now, what happens in their affairs, and what can be done for them. */
export const customerPage = pages.staff({
  path: deskPaths.customer,
  whose: "served",
  may: "serve-customer",
  heading: "xl",
  currentNavigation: deskPaths.customer,
  done: { serving: words.nowServing },
  width: "full",
  read: findServed,
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
