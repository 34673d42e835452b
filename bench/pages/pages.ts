import type { Html, Locale } from "#web";
import {
  button,
  dateInput,
  details,
  html,
  insetText,
  radios,
  renderPage,
  summaryList,
  table,
  tag,
  warningText,
} from "#web";
import type { Site } from "#web";

/** The pages that are measured, with the data that both renderers get. Names and figures are made up. */
const site: Site = {
  name: { en: "Joinery", cy: "Joinery" },
  homeUrl: "/",
  product: { en: "Tell us once", cy: "Dywedwch unwaith" },
  navigation: [
    { href: "/", text: { en: "Home", cy: "Hafan" } },
    { href: "/facts", text: { en: "Your facts", cy: "Eich ffeithiau" } },
    { href: "/looked", text: { en: "Who looked", cy: "Pwy edrychodd" } },
  ],
  footerLinks: [
    { href: "/accessibility", text: { en: "Accessibility", cy: "Hygyrchedd" } },
  ],
  watermark: { en: "Made-up people", cy: "Pobl ffug" },
};

export type BenchPage = {
  readonly name: "home" | "question" | "preview";
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly content: () => Html;
};

const entitlements = Array.from({ length: 12 }, (_, index) => ({
  name: `Entitlement ${index + 1} & more`,
  amount: `£${20 + index}.50 a week`,
  why: "Because you are over State Pension age and your income is below the guarantee.",
}));

const home: BenchPage = {
  name: "home",
  title: "Your home",
  data: { entitlements },
  content: () =>
    html`<h1 class="govuk-heading-l">Your home</h1>
      ${insetText({ text: "You could get three more payments." })}
      ${table({
        caption: "What you get",
        firstCellIsHeader: true,
        head: [
          { text: "Payment" },
          { text: "Amount", format: "numeric" },
          { text: "Why" },
        ],
        rows: entitlements.map(({ name, amount, why }) => [
          { text: name },
          { text: amount, format: "numeric" as const },
          { text: why },
        ]),
      })}
      ${entitlements.map(({ name, why }) => details({ summaryText: name, text: why }))}
      ${button({ text: "Tell us something", href: "/tell", isStartButton: true })}`,
};

const places = [
  "In their own home",
  "With family",
  "In sheltered housing",
  "In a care home",
  "In hospital",
];

const question: BenchPage = {
  name: "question",
  title: "Where did they live?",
  data: { places },
  content: () =>
    html`<form method="post" novalidate>
      ${radios({
        name: "home",
        value: "place-2",
        fieldset: {
          legend: {
            text: "Where did they live?",
            isPageHeading: true,
            classes: "govuk-fieldset__legend--l",
          },
        },
        hint: "The council needs this to work out the bill.",
        errorMessage: "Select where they lived",
        items: places.map((text, index) => ({
          value: `place-${index}`,
          text,
          hint: index > 1 ? "Or somewhere like it" : undefined,
        })),
      })}
      ${dateInput({
        id: "moved",
        namePrefix: "moved",
        fieldset: {
          legend: {
            text: "When did they move there?",
            classes: "govuk-fieldset__legend--m",
          },
        },
        hint: "For example, 27 3 2007",
      })}
      ${details({ summaryText: "Why we ask", text: "Wealden District Council receives it; nobody else does." })}
      ${button({ text: "Continue" })}
    </form>`,
};

const bodies = Array.from({ length: 12 }, (_, index) => ({
  name: `Body number ${index + 1}`,
  state: index % 2 ? "Duty" : "Your choice",
  fields: [
    { key: "Full name", value: "George Example <Esq.>" },
    { key: "Date of death", value: "14 April 2026" },
    { key: "National Insurance number", value: "QQ 12 34 56 C" },
    {
      key: "What changes",
      value: "State Pension stops; the last payment is 17 April 2026",
    },
    { key: "Allowed by", value: "Welfare Reform Act 2012, section 129" },
  ],
}));

const preview: BenchPage = {
  name: "preview",
  title: "Who we will tell",
  data: { bodies },
  content: () =>
    html`<h1 class="govuk-heading-l">Who we will tell</h1>
      ${warningText({ text: "Nothing has been sent yet." })}
      ${bodies.map(
        ({ name, state, fields }) =>
          html`${tag({ text: state, classes: "govuk-tag--blue" })}
          ${summaryList({
            card: {
              title: { text: name },
              actions: { items: [{ href: "/leave-out", text: "Leave out" }] },
            },
            rows: fields.map(({ key, value }) => ({
              key,
              value,
              actions: {
                items: [
                  {
                    href: "/change",
                    text: "Change",
                    visuallyHiddenText: key.toLowerCase(),
                  },
                ],
              },
            })),
          })}`,
      )}
      <form method="post">
        ${button({ text: "Confirm and send", preventDoubleClick: true })}
      </form>`,
};

export const benchPages: readonly BenchPage[] = [home, question, preview];

/** The whole page as the web room renders it. */
export const renderOurs = (
  { title, content }: BenchPage,
  locale: Locale = "en",
): string =>
  renderPage({
    site,
    locale,
    url: "/page",
    title,
    backHref: "/back",
    content: content(),
  });
