import type {
  FieldError,
  Html,
  Locale,
  PageRequest,
  Reply,
  Route,
  Site,
  Controls,
} from "../index.ts";
import {
  barChart,
  button,
  details,
  flowMap,
  choiceField,
  choicesField,
  controlsOf,
  dateField,
  numberField,
  textField,
  yesNoField,
  formatMoney,
  fragment,
  html,
  insetText,
  notificationBanner,
  page,
  pagination,
  panel,
  qrSvg,
  stackedBarChart,
  summaryList,
  table,
  tag,
  warningText,
} from "../index.ts";

export const showcaseSite: Site = {
  name: { en: "Joinery", cy: "Joinery" },
  product: { en: "Components", cy: "Cydrannau" },
  homeUrl: "/",
  phase: { en: "Beta", cy: "Beta" },
  navigation: [
    { href: "/", text: { en: "Content", cy: "Cynnwys" } },
    { href: "/form", text: { en: "Form", cy: "Ffurflen" } },
    { href: "/charts", text: { en: "Charts", cy: "Siartiau" } },
  ],
  footerLinks: [{ href: "/", text: { en: "Accessibility", cy: "Hygyrchedd" } }],
  watermark: { en: "Made-up people and figures", cy: "Pobl a ffigurau ffug" },
};

type Shown = {
  readonly title: string;
  readonly content: Html;
  readonly errors?: readonly FieldError[];
  readonly isWide?: boolean;
};

const show = (
  { locale, url, path }: PageRequest,
  { title, content, errors, isWide }: Shown,
): Reply =>
  page({
    site: showcaseSite,
    locale,
    url,
    title,
    errors,
    width: isWide ? "full" : "two-thirds",
    currentNavigation: path,
    backHref: "/",
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      ${content}`,
  });

const timelineItem = (
  kind: "done" | "attention" | "",
  title: string,
  text: string,
): Html =>
  html`<li
    class="joinery-timeline__item${kind && ` joinery-timeline__item--${kind}`}"
  >
    <h2 class="joinery-timeline__title">${title}</h2>
    <p class="joinery-timeline__when">${text}</p>
  </li>`;

const timeline = html`<ol class="joinery-timeline">
  ${timelineItem("done", "Department for Work and Pensions", "Acted on 21 April 2026: State Pension stopped")}
  ${timelineItem("attention", "Wealden District Council", "Needs you: send the tenancy agreement")}
  ${timelineItem("", "Driver and Vehicle Licensing Agency", "Waiting since 20 April 2026")}
</ol>`;

const summary = summaryList({
  card: {
    title: { text: "Margaret Example" },
    actions: { items: [{ href: "#", text: "Withdraw" }] },
  },
  rows: [
    {
      key: "Date of death",
      value: "14 April 2026",
      actions: {
        items: [
          { href: "#", text: "Change", visuallyHiddenText: "date of death" },
        ],
      },
    },
    {
      key: "Email address",
      value:
        "a-very-long-address-that-goes-on-and-on-and-on-and-on@example.org",
    },
    {
      key: "State",
      value: tag({ text: "Received", classes: "govuk-tag--green" }),
    },
  ],
});

const cards = html`<ul class="joinery-cards">
  ${["Pension Credit", "Winter Fuel Payment", "Council Tax Reduction"].map(
    (name) =>
      html`<li class="joinery-card">
        <h2 class="govuk-heading-m">${name}</h2>
        <p class="joinery-card__amount">£42.15 a week</p>
        <p class="govuk-body">
          <span class="joinery-estimate">Our estimate</span>
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href="#">Why, and the law</a>
        </p>
      </li>`,
  )}
</ul>`;

const contentPage = (request: PageRequest): Reply =>
  show(request, {
    title: "Content",
    content: html`${notificationBanner({ text: "Wealden District Council has answered." })}
      ${panel({ titleText: "We have told 11 bodies", text: html`Your reference<br /><strong>JN-7K2M-Q4TX</strong>` })}
      ${summary} ${timeline} ${cards}
      <div data-live-src="/live" data-live-seconds="1" aria-live="polite">
        ${moreDetails}
        <p class="govuk-body">As it was when the page was loaded</p>
      </div>
      ${insetText({ text: "We estimate. The body decides." })}
      ${warningText({ text: "You must tell the council within 21 days." })}
      ${details({ summaryText: "Why we ask", text: "The council needs it to work out your bill." })}
      ${table({ caption: "Payments", captionClasses: "govuk-table__caption--m", firstCellIsHeader: true, head: [{ text: "Payment" }, { text: "Amount", format: "numeric" }], rows: [[{ text: "State Pension" }, { text: "£230.25", format: "numeric" }]] })}
      ${qrSvg("https://example.org/receipt/JN-7K2M-Q4TX", "QR code of the receipt JN-7K2M-Q4TX")}
      ${pagination({ previous: { href: "#" }, next: { href: "#" } })}`,
  });

const errors: readonly FieldError[] = [
  {
    field: "name",
    message: {
      en: "Enter the person’s full name",
      cy: "Rhowch enw llawn y person",
    },
  },
  {
    field: "born",
    control: "born-month",
    message: {
      en: "Date of birth must include a month",
      cy: "Dyddiad geni: rhaid cynnwys mis",
    },
  },
  {
    field: "home",
    message: {
      en: "Select where they lived",
      cy: "Dewiswch ble roeddent yn byw",
    },
  },
];

const both = (text: string) => ({ en: text, cy: text });

const pay = numberField({
  ask: both("What did they pay a month?"),
  min: 0,
  max: 100,
  box: { prefix: "£", inputmode: "decimal", classes: "govuk-input--width-5" },
});
const fields = {
  name: textField({
    ask: both("Full name"),
    hint: both("As on the death certificate"),
    size: "m",
    lengthMax: 100,
    box: { autocomplete: "name" },
  }),
  born: dateField({
    ask: both("Date of birth"),
    hint: both("For example, 27 3 1948"),
  }),
  home: choiceField({
    ask: both("Where did they live?"),
    items: [
      {
        value: "own",
        text: "In their own home",
        under: (controls: Controls) => pay.control("pay", controls),
      },
      { value: "care", text: "In a care home", hint: "Or a nursing home" },
      { value: "other", text: "Somewhere else" },
    ],
  }),
  needs: choicesField({
    ask: both("What do you need?"),
    hint: both("Select all that apply"),
    items: [
      { value: "large", text: "Large print" },
      { value: "sign", text: "British Sign Language" },
    ],
  }),
  sure: yesNoField({ ask: both("Are you sure?") }),
  council: choiceField({
    ask: both("Council"),
    first: "Choose",
    items: [{ value: "w", text: "Wealden" }],
  }),
};

function formPage(request: PageRequest, wrong: readonly FieldError[]): Reply {
  const { locale, form: values } = request;
  const content = html`<form method="post" novalidate>
    ${controlsOf(fields, { locale, values, errors: wrong })}
    <div class="govuk-button-group">
      ${button({ text: "Continue" })}${button({ text: "Save and come back later", classes: "govuk-button--secondary" })}
    </div>
  </form>`;
  return show(request, { title: "Form", content, errors: wrong });
}

const organisations = [
  "Department for Work and Pensions",
  "HM Revenue and Customs",
  "Wealden District Council",
  "Driver and Vehicle Licensing Agency",
];
const count = (value: number): string => String(value);

const chartsOf = (locale: Locale): Html =>
  html` ${barChart({
    id: "contacts",
    title: "Contacts a family makes after a death",
    categoryName: "Organisation",
    categories: organisations,
    series: [
      { name: "Today", values: [5, 3, 4, 2] },
      { name: "With Joinery", values: [1, 0, 0, 0] },
    ],
    format: count,
    locale,
    note: "Figures made up for this page.",
    csvHref: "/figures.csv",
  })}
  ${stackedBarChart({
    id: "cost",
    title: "Cost of contacts by channel",
    categoryName: "Organisation",
    categories: organisations,
    series: [
      { name: "Phone", values: [5200, 3000, 4100, 900] },
      { name: "Post", values: [1500, 2800, 700, 1200] },
      { name: "Online", values: [200, 350, 600, 2400] },
      { name: "Counter", values: [0, 900, 1800, 0] },
    ],
    format: (pence) => formatMoney(pence),
    locale,
  })}
  ${flowMap({
    id: "map",
    title: "Who a family contacts, and how",
    categoryName: "Organisation and channel",
    rows: organisations,
    columns: ["Phone", "Post", "Online", "Counter"],
    ways: [
      {
        name: "Today",
        counts: [
          [3, 1, 1, 0],
          [2, 1, 0, 0],
          [1, 1, 1, 1],
          [0, 2, 0, 0],
        ],
      },
      {
        name: "With Joinery",
        counts: [
          [0, 0, 1, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 1],
          [0, 0, 0, 0],
        ],
      },
    ],
    format: count,
    locale,
  })}`;

/** Pages that show every component, for this room's own browser tests. No product serves them. */
export const showcaseRoutes: readonly Omit<Route, "whose">[] = [
  { method: "GET", path: "/", handle: contentPage },
  { method: "GET", path: "/form", handle: (request) => formPage(request, []) },
  {
    method: "POST",
    path: "/form",
    handle: (request) => formPage(request, errors),
  },
  {
    method: "GET",
    path: "/charts",
    handle: (request) =>
      show(request, {
        title: "Charts",
        content: chartsOf(request.locale),
        isWide: true,
      }),
  },
  {
    method: "GET",
    path: "/live",
    handle: () =>
      fragment(
        html`<p class="govuk-body" id="live">As it is now</p>
          ${moreDetails}`,
      ),
  },
];

const moreDetails = details({
  id: "live-more",
  summaryText: "More about this",
  text: "It was received.",
});
