import type {
  Catalogue,
  Flow,
  Gateway,
  HiddenAddress,
  Nation,
} from "#catalogue";
import { stepsToSay } from "#catalogue";
import type { Locale, Words } from "#kernel";
import { say, sayEach } from "#kernel";
import type { Column, Html } from "#web";
import { dataTable, html, paragraph, tableOf, tag } from "#web";
import { bodyOf } from "../../bodies.ts";
import { english } from "../map/map-tables.ts";
import { counts, groupInView, pages, paths } from "../workbench-deps.ts";
import { workbenchWords as shared } from "../workbench-words.ts";

/** Words of the page of gateways. Welsh: machine draft. */
const words = sayEach({
  intro:
    "The law that lets each flow be sent, how far it was read, and whether it supports the flow. A flow is sent when its gateway was read and supports it, or supports a part to which it was narrowed.",
  claims: "Claims",
  ofSent: "sent, of",
  law: "Law",
  supports: "Supports it",
  read: "Read",
  follows: "What follows",
  hiding: "A hidden address",
  sent: "Sent",
  notSent: "Not sent",
  leavesOut: "Left out",
  people: "Only",
  nations: "Only in",
  choice: "Only when the person asks for it",
  because: "Not joined, because",
  appeals: "Ways to challenge a decision",
  decides: "Decision",
  step: "Step, to whom, within",
  shown: "Shown to people",
  notShown: "Not shown to people",
});

const supportWords: Readonly<Record<Gateway["supports"], Words>> = sayEach({
  yes: say("Yes", "it is"),
  partly: "Partly",
  no: say("No", "it is not"),
  unknown: "Not known",
});

const readWords: Readonly<Record<Gateway["read"], Words>> = sayEach({
  text: "The text",
  excerpt: "An excerpt",
  secondary: "A page about it, not the law",
  memory: "From memory, to be checked",
  "not read": "Not read",
});

const hidingWords: Readonly<Record<HiddenAddress["kind"], Words>> = sayEach({
  withhold: "Kept back",
  mark: "Sent with its mark",
  unit: "Sent to a protected unit only",
  phone: "By phone only",
});

const nationWords: Readonly<Record<Nation, Words>> = sayEach({
  england: "England",
  scotland: "Scotland",
  wales: "Wales",
  "northern-ireland": "Northern Ireland",
});

const columnsOf = (
  catalogue: Catalogue,
  locale: Locale,
): readonly Column<Flow>[] => [
  [
    shared.organisation,
    ({ organisation, service }) =>
      html`${bodyOf(catalogue, organisation)[locale]}<br />${service[locale]}`,
  ],
  [words.law, ({ gateway }) => english(gateway)],
  [
    words.supports,
    ({ basis, isSent }) =>
      html`${tag({
          text: supportWords[basis.supports][locale],
          classes: `govuk-tag--${isSent ? "green" : "yellow"}`,
        })}<br />${readOf(basis, locale)}`,
  ],
  [words.follows, (flow) => followsOf(catalogue, flow, locale)],
];

const readOf = ({ read, source, note }: Flow["basis"], locale: Locale): Html =>
  html`${readWords[read][locale]}
  ${source && html`<br /><a class="govuk-link" href="${source.address}" lang="en">${source.title}</a>`}
  ${note && html`<br />${english(note)}`}`;

/** Whether the flow is sent, and how it was narrowed to what its gateway supports; else why it is not joined. */
function followsOf(
  { concepts }: Catalogue,
  { isSent, narrowed, notJoined, hiddenAddress }: Flow,
  locale: Locale,
): Html {
  const { leavesOut = [], people, nations, choice } = narrowed ?? {};
  const labels = leavesOut.map(
    (name) => concepts.get(name)?.label[locale] ?? name,
  );
  const line = (name: Words, text: string | false | undefined) =>
    text && html`<br />${name[locale]}: ${text}`;
  return html`${words[isSent ? "sent" : "notSent"][locale]}
  ${line(words.leavesOut, labels.join("; "))}
  ${people && html`<br />${words.people[locale]}: ${english(people)}`}
  ${line(words.nations, nations?.map((one) => nationWords[one][locale]).join(", "))}
  ${choice === true && html`<br />${words.choice[locale]}`}
  ${line(words.because, notJoined?.[locale])}
  ${line(words.hiding, hidingWords[hiddenAddress.kind][locale])}`;
}

/** Every step by which a decision can be challenged, with its source and its mark, and whether people are shown it. */
function appealsTable({ appeals }: Catalogue, locale: Locale): Html {
  const rows = appeals.flatMap((route) =>
    route.steps.map((step) => {
      const { confidence, level, source, note } = step;
      const isUnread = confidence === "memory";
      const mark = tag({
        text: readWords[confidence === "read" ? "text" : confidence][locale],
        classes: `govuk-tag--${isUnread ? "yellow" : "green"}`,
      });
      const shown = stepsToSay(route).includes(step) ? "shown" : "notShown";
      const nations = route.nations.map((one) => nationWords[one][locale]);
      return [
        html`${english(route.decides)}<br />${nations.join(", ")}`,
        english([step.route, step.to, step.limit].join("; ")),
        html`${mark} ${level && english(level)}<br />${words[shown][locale]}`,
        english([...source, route.law, note].filter(Boolean).join("; ")),
      ];
    }),
  );
  return dataTable({
    label: words.appeals[locale],
    captionSize: "m",
    head: [words.decides, words.step, words.read, shared.source],
    rows,
    locale,
  });
}

/** Every flow with its gateway: how far it was read, whether it supports the flow, and what follows from that. */
export const gatewaysPage = pages.staff({
  ...counts,
  path: paths.gateways,
  title: shared.gateways,
  show: (_read, { deps, locale }) => {
    const { catalogue, events } = groupInView(deps);
    const flows = [...catalogue.flows.values()];
    const groups = [
      ...events.map(({ id, name }) => ({ id, name })),
      { id: "claim", name: words.claims },
    ];
    return html`${paragraph(words.intro[locale])}
    ${groups.map(({ id, name }) => {
      const its = flows.filter(({ event }) => event === id);
      const sent = its.filter(({ isSent }) => isSent).length;
      const label = `${name[locale]}: ${sent} ${words.ofSent[locale]} ${its.length}`;
      const table = { label, captionSize: "m", locale } as const;
      return tableOf(its, columnsOf(catalogue, locale), table);
    })}
    ${appealsTable(catalogue, locale)}`;
  },
});
