import type { Catalogue, Flow } from "#catalogue";
import type { Locale, Words } from "#kernel";
import type { Content, Html } from "#web";
import { dataTable, html, tag } from "#web";
import { bodyOf } from "../../bodies.ts";
import { english } from "../map/map-tables.ts";
import { counts, groupInView, pages, paths } from "../workbench-deps.ts";
import { workbenchWords as shared } from "../workbench-words.ts";
import { appealsTable } from "./appeals-table.ts";
import {
  gatewayWords as words,
  hidingWords,
  nationWords,
  readWords,
  supportWords,
} from "./gateway-words.ts";

function gatewaysTable(
  catalogue: Catalogue,
  name: Words,
  flows: readonly Flow[],
  locale: Locale,
): Html {
  const sent = flows.filter(({ isSent }) => isSent).length;
  return dataTable({
    label: `${name[locale]}: ${sent} ${words.ofSent[locale]} ${flows.length}`,
    captionSize: "m",
    head: [
      shared.organisation,
      shared.service,
      words.law,
      words.supports,
      words.read,
      words.follows,
      words.hiding,
    ],
    rows: flows.map((flow) => cells(catalogue, flow, locale)),
    locale,
  });
}

function cells(
  catalogue: Catalogue,
  flow: Flow,
  locale: Locale,
): readonly Content[] {
  const { supports, read, source, note } = flow.basis;
  return [
    bodyOf(catalogue, flow.organisation)[locale],
    flow.service[locale],
    english(flow.gateway),
    tag({
      text: supportWords[supports][locale],
      classes: `govuk-tag--${flow.isSent ? "green" : "yellow"}`,
    }),
    html`${readWords[read][locale]}
    ${source && html`<br /><a class="govuk-link" href="${source.address}" lang="en">${source.title}</a>`}
    ${note && html`<br />${english(note)}`}`,
    followsOf(catalogue, flow, locale),
    hidingWords[flow.hiddenAddress.kind][locale],
  ];
}

/** Whether the flow is sent, and how it was narrowed to what its gateway supports; else why it is not joined. */
function followsOf(
  { concepts }: Catalogue,
  { isSent, narrowed, notJoined }: Flow,
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
  ${line(words.because, notJoined?.[locale])}`;
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
    return html`<p class="govuk-body">${words.intro[locale]}</p>
      ${groups.map(({ id, name }) =>
        gatewaysTable(
          catalogue,
          name,
          flows.filter(({ event }) => event === id),
          locale,
        ),
      )}
      ${appealsTable(catalogue, locale)}`;
  },
});
