import type { Flow, InformationConcept } from "#catalogue";
import type { FactValue } from "#decisions";
import type { Locale } from "#kernel";
import { countBodies } from "#notices";
import type { Consequence } from "#notices";
import type { Html } from "#web";
import {
  choicesField,
  details,
  html,
  list,
  paragraph,
  row,
  summaryList,
} from "#web";
import { answerText, bodyName, isHidden } from "#people/pages";
import type { Sight } from "#people/pages";
import { bodyId } from "../../previewed.ts";
import { changedMark } from "./changed-mark.ts";
import type { Shown } from "./preview-page.ts";
import { previewWords as words } from "./preview-words.ts";

/** Each body with what happens there; the exact fields it gets and the law that allows it are one tap away. */
export function bodiesTold(shown: Shown): Html {
  const { locale } = shown.request;
  const all = shown.preview.consequences.bodies;
  const [asked, bodies] = [
    all.filter(isAskedFor),
    all.filter((body) => !isAskedFor(body)),
  ];
  return html`<h2 class="govuk-heading-m">
      ${words.told[locale]}
      (${countBodies(bodies.filter(({ optedOut }) => !optedOut))})
    </h2>
    ${
      bodies.length === 0
        ? paragraph(words.nobody[locale])
        : html`${paragraph(words.openEach[locale])} ${bodyRowsOf(shown, bodies)}`
    }
    ${optOutChoices(shown)} ${bodiesToAskFor(shown, asked)}`;
}

/** Bodies that can be told as well, with what they would get, and the choice. */
export function bodiesToAskFor(
  shown: Shown,
  bodies: readonly Consequence[],
): Html {
  const { locale } = shown.request;
  const asked = bodies.filter(isAskedFor);
  return html`${
    asked.length > 0 &&
    html`<h2 class="govuk-heading-m">${words.askedFor[locale]}</h2>
      ${paragraph(words.askedForWhy[locale])} ${bodyRowsOf(shown, asked)}`
  }
  ${choices(shown, "optIn")}`;
}

/** Told only when the person asks for it. */
const isAskedFor = ({ flow }: Consequence): boolean =>
  flow.narrowed?.choice === true && flow.event !== "claim";

/** A row for each thing that a body is told, under the body's name. */
export const bodyRowsOf = (
  shown: Shown,
  bodies: readonly Consequence[],
): Html =>
  html`${[
    ...Map.groupBy(bodies, ({ organisation }) => organisation.id).values(),
  ].map(
    (rows) =>
      html`<h3 class="govuk-heading-s joinery-rows__title">
          ${rows[0] && nameOf(shown, rows[0])}
        </h3>
        <ul class="joinery-rows">
          ${rows.map((row) => bodyRow(shown, row))}
        </ul>`,
  )}`;

function bodyRow(shown: Shown, body: Consequence): Html {
  const { locale } = shown.request;
  const { flow } = body;
  const name = nameOf(shown, body);
  return html`<li class="joinery-rows__row">
    ${details({
      summaryText: html`${flow.service[locale]}
        <span class="govuk-visually-hidden"
          >(${name}): ${words.exactly[locale]}</span
        >`,
      text: summaryList({
        classes: "govuk-summary-list--no-border",
        rows: bodyRows(shown, body),
      }),
    })}
    <p class="govuk-body">
      ${flow.effect.words[locale]}. ${changedMark(shown, bodyId(body))}
      ${
        body.optedOut &&
        html`<strong
          >${words[isAskedFor(body) ? "notAsked" : "optedOut"][locale]}</strong
        >`
      }
      ${mustTellToo(flow) && html`<strong>${words.tellToo[locale]}</strong>`}
    </p>
    ${body.hidden && paragraph(hiddenText(body.hidden, locale))}
  </li>`;
}

const nameOf = (
  { telling, sight, request }: Shown,
  { organisation }: Consequence,
): string =>
  bodyName(sight, telling.catalogue, organisation.id)[request.locale];

/** The law wants to hear it from the person as well. */
export const mustTellToo = ({
  duty,
  discharges,
}: Consequence["flow"]): boolean => duty === "duty" && !discharges;

/** What happens to a hidden address at a body that is told. */
function hiddenText(
  hidden: NonNullable<Consequence["hidden"]>,
  locale: Locale,
): string {
  switch (hidden.kind) {
    case "nothing":
      return words.hiddenNothing[locale];
    case "mark":
      return words.hiddenMark[locale];
    case "unit":
      return `${words.hiddenUnit[locale]} ${hidden.unit[locale]}.`;
    case "withhold":
    case "phone":
      return words.hiddenWithhold[locale];
  }
}

/** Bodies that the law lets the person leave out. */
export const optOutChoices = (shown: Shown): Html | false =>
  choices(shown, "optOut");

/** Bodies that are told only when the person ticks them. */
function choices(shown: Shown, name: "optOut" | "optIn"): Html | false {
  const { preview, request } = shown;
  const { locale } = request;
  const optional = preview.consequences.bodies.filter(
    (body) => body.flow.optOut && isAskedFor(body) === (name === "optIn"),
  );
  return (
    optional.length > 0 &&
    choicesField({
      ask: words[name],
      size: "s",
      items: optional.map((body) => ({
        value: body.flow.id,
        text: `${nameOf(shown, body)}: ${body.flow.service[locale]}`,
      })),
    }).control(name, {
      locale,
      values: {
        [name]: optional
          .filter(({ optedOut }) => optedOut === (name === "optOut"))
          .map(({ flow }) => flow.id),
      },
    })
  );
}

function bodyRows(shown: Shown, { flow, fields }: Consequence) {
  const { locale } = shown.request;
  const { catalogue, facts } = shown.telling;
  const leftOut = (flow.narrowed?.leavesOut ?? []).flatMap((name) =>
    facts.get(name)?.kind === "known"
      ? (catalogue.concepts.get(name)?.label[locale] ?? [])
      : [],
  );
  const sent = Object.entries(fields).flatMap(([name, value]) => {
    const concept = catalogue.concepts.get(name);
    if (!concept) return [];
    const text = seenText(shown, concept, value);
    return [`${concept.label[locale]}: ${text}`];
  });
  return [
    row(words.gets[locale], list(sent)),
    row(words.leftOut[locale], leftOut.length > 0 && leftOut.join(", ")),
    row(words.law[locale], lawText(flow, locale)),
    row(words.must[locale], dutyOf(flow, locale)),
    row(words.keeps[locale], flow.retention[locale]),
  ];
}

/** A citation that has no Welsh stays as it is, marked as English. */
const lawText = ({ gateway, basis }: Flow, locale: Locale): Html =>
  locale === "cy" && basis.welsh !== undefined
    ? html`${basis.welsh}`
    : html`<span lang="en">${gateway}</span>`;

/** A fact as whoever looks may read it. */
export const seenText = (
  { telling: { catalogue }, sight, request: { locale } }: Seen,
  concept: InformationConcept,
  value: FactValue,
): string =>
  isHidden(sight, concept)
    ? unshownText(sight, concept, locale)
    : answerText(catalogue, concept.type, value, locale);
type Seen = Pick<Shown, "telling" | "sight" | "request">;

/** In place of a fact that goes to the bodies without being shown. */
export const unshownText = (
  { unshown }: Sight,
  { name }: InformationConcept,
  locale: Locale,
): string => words[unshown?.has(name) ? "fromRegister" : "hidden"][locale];

const dutyOf = (
  { duty, discharges }: Consequence["flow"],
  locale: Locale,
): string =>
  [
    words[dutyWords[duty]][locale],
    duty !== "by-law" &&
      words[discharges ? "discharges" : "notDischarged"][locale],
  ]
    .filter(Boolean)
    .join(" ");

const dutyWords = {
  duty: "isDuty",
  choice: "isChoice",
  "by-law": "isByLaw",
} as const;
