import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { Html, raw } from "../html/html.ts";
import { htmlTree } from "../testing/html-tree.ts";
import * as web from "../index.ts";

type Options = Readonly<Record<string, unknown>>;
type Fixture = {
  readonly name: string;
  readonly options: Options;
  readonly html: string;
};

/** GOV.UK's options for markup, and the option of ours that takes markup and text alike. */
const markupOptions: Readonly<Record<string, string>> = {
  html: "text",
  titleHtml: "titleText",
  descriptionHtml: "descriptionText",
  summaryHtml: "summaryText",
  logoHtml: "text",
  logoText: "text",
};

/** Options that hold `{ text, html }` where ours hold the content itself. */
const contents = new Set([
  "conditional",
  "content",
  "hint",
  "key",
  "prefix",
  "suffix",
  "value",
]);

function translate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translate);
  if (typeof value !== "object" || value === null)
    return value === null ? undefined : value;
  const translated: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(value)) {
    // Values are text in forms; GOV.UK's fixtures also try a boolean.
    const option =
      name === "value" && typeof given === "boolean" ? String(given) : given;
    const ours = markupOptions[name] ?? name;
    if (/html$/i.test(name)) {
      if (option) translated[ours] = raw(String(option).trim());
    } else if (!(translated[ours] instanceof Html))
      translated[ours] = translate(option);
    const own = translated[ours];
    if (
      contents.has(ours) &&
      typeof own === "object" &&
      own !== null &&
      !(own instanceof Html)
    )
      translated[ours] = textOf(own);
  }
  return translated;
}

const itemsOf = ({ items }: Options) =>
  (items ?? []) as readonly (Options | undefined)[];
const textOf = (option: unknown): unknown =>
  (option as { text?: unknown } | undefined)?.text;

/** GOV.UK's slots are markup by definition. */
function slotsOf({ end, ...slots }: Options): Options {
  const marked = Object.entries(slots).map(([name, slot]) => [
    name,
    raw(String(slot)),
  ]);
  const isAligned = typeof end === "object" && end !== null && "align" in end;
  const endMarkup = end && (textOf(end) ?? raw(String(end)));
  return {
    ...Object.fromEntries(marked),
    end: endMarkup,
    endAlign: isAligned ? "inline" : undefined,
  };
}

type Component = (options: never) => Html | undefined;
const call = (component: Component, options: unknown): Html | undefined =>
  component(options as never);

/** Our component for each of GOV.UK's, with the few options that we shaped otherwise. */
const components: Readonly<
  Record<string, (options: Options) => Html | undefined>
> = {
  "back-link": (options) => call(web.backLink, options),
  button: (options) => call(web.button, options),
  checkboxes: (options) => call(web.checkboxes, options),
  "date-input": (options) => call(web.dateInput, options),
  details: (options) => call(web.details, options),
  "error-message": (options) => call(web.errorMessage, options),
  "error-summary": (options) => call(web.errorSummary, options),
  fieldset: ({ text, ...options }) =>
    call(web.fieldset, { ...options, content: text }),
  footer: (options) => call(web.footer, options),
  "generic-header": (options) => call(web.genericHeader, options),
  hint: (options) => call(web.hint, options),
  input: (options) => call(web.input, options),
  "inset-text": (options) => call(web.insetText, options),
  label: (options) => call(web.label, options),
  "language-navigation": (options) => call(web.languageNavigation, options),
  "notification-banner": (options) => call(web.notificationBanner, options),
  pagination: (options) => call(web.pagination, options),
  panel: (options) => call(web.panel, options),
  "phase-banner": (options) => call(web.phaseBanner, options),
  radios: (options) => call(web.radios, options),
  select: (options) =>
    call(web.select, { ...options, items: itemsOf(options) }),
  "service-navigation": ({ slots, ...options }) =>
    call(web.serviceNavigation, {
      ...options,
      slots: slots && slotsOf(slots as Options),
    }),
  "skip-link": (options) => call(web.skipLink, options),
  "summary-list": (options) => call(web.summaryList, options),
  table: (options) => call(web.table, options),
  tag: (options) => call(web.tag, options),
  textarea: (options) => call(web.textarea, options),
  "warning-text": (options) => call(web.warningText, options),
};

function fixturesOf(component: string): readonly Fixture[] {
  const path = import.meta.resolve(
    `govuk-frontend/dist/govuk/components/${component}/fixtures.json`,
  );
  return (
    JSON.parse(readFileSync(fileURLToPath(path), "utf8")) as {
      fixtures: readonly Fixture[];
    }
  ).fixtures;
}

/** The footer's crown, licence logo and Crown copyright are the government's own; everything else must be equal. */
const withoutCrown = (markup: string, hasLicence: boolean): string =>
  markup
    .replace(/<svg[^>]*govuk-footer__(crown|licence-logo)[\s\S]*?<\/svg>/g, "")
    .replace(
      /<div class="govuk-footer__meta-item">\s*<a\s+class="govuk-footer__link govuk-footer__copyright-logo"[\s\S]*?<\/a>\s*<\/div>/,
      "",
    )
    .replace(
      hasLicence
        ? /^$/
        : /<span class="govuk-footer__licence-description">[\s\S]*?<\/span>/,
      "",
    );

const expected = (component: string, { html, options }: Fixture): string =>
  component === "footer"
    ? withoutCrown(html, Boolean(options["contentLicence"]))
    : html;

/** Options of GOV.UK's that no page sets and ours do not have, as paths into its own; a fixture that sets one is not asked for. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  "back-link": ["classes"],
  button: ["disabled", "id", "type"],
  checkboxes: [
    "describedBy",
    "fieldset.describedBy",
    "items.behaviour",
    "items.checked",
    "items.disabled",
    "items.divider",
    "items.id",
    "items.label",
    "items.name",
  ],
  "date-input": [
    "classes",
    "day.classes",
    "day.false",
    "fieldset.describedBy",
    "items",
    "month.classes",
    "values",
    "year.classes",
    "year.false",
  ],
  details: ["classes", "open"],
  "error-summary": [
    "classes",
    "descriptionHtml",
    "descriptionText",
    "disableAutoFocus",
  ],
  fieldset: ["classes"],
  footer: [
    "classes",
    "containerClasses",
    "contentLicence",
    "copyright",
    "navigation",
  ],
  "generic-header": ["classes", "containerClasses"],
  input: [
    "autocapitalize",
    "describedBy",
    "disabled",
    "inputWrapper",
    "pattern",
    "prefix.classes",
    "suffix.classes",
  ],
  "inset-text": ["classes", "id"],
  "language-navigation": [
    "items.classes",
    "items.dir",
    "items.languageDescriptionText",
  ],
  "notification-banner": [
    "classes",
    "disableAutoFocus",
    "role",
    "titleHeadingLevel",
    "titleId",
  ],
  pagination: [
    "classes",
    "items",
    "landmarkLabel",
    "next.labelText",
    "previous.labelText",
  ],
  panel: ["actions", "classes", "headingLevel"],
  "phase-banner": ["classes", "tag.classes"],
  radios: [
    "fieldset.describedBy",
    "items.checked",
    "items.disabled",
    "items.divider",
    "items.id",
    "items.label",
  ],
  select: ["classes", "describedBy", "items.disabled", "items.selected"],
  "service-navigation": [
    "classes",
    "collapseNavigationOnMobile",
    "menuButtonLabel",
    "navigation.current",
    "navigation.html",
    "navigationClasses",
    "navigationId",
    "navigationLabel",
    "slots",
  ],
  "skip-link": ["classes"],
  "summary-list": [
    "card.classes",
    "card.title.headingLevel",
    "rows.actions.classes",
    "rows.actions.items.classes",
    "rows.classes",
    "rows.key.classes",
    "rows.value.classes",
  ],
  table: [
    "classes",
    "head.classes",
    "head.colspan",
    "rows.classes",
    "rows.colspan",
  ],
  textarea: ["autocomplete", "classes", "describedBy", "spellcheck"],
  "warning-text": ["classes"],
};

/** The paths of what a fixture sets; places in lists are not told apart. */
function pathsOf(
  options: unknown,
  path: readonly string[] = [],
): readonly string[] {
  if (options === false) return [path.join("."), [...path, "false"].join(".")];
  if (typeof options !== "object" || options === null) return [path.join(".")];
  const inner = Array.isArray(options)
    ? options.flatMap((item) =>
        item ? pathsOf(item, path) : [[...path, "nothing"].join(".")],
      )
    : Object.entries(options).flatMap(([name, given]) =>
        pathsOf(given, [...path, name]),
      );
  return [path.join("."), ...inner];
}

/** Also left out: further attributes, a control's own box, and items that are nothing, which only Nunjucks needs. */
const isLeftOut = (component: string, path: string): boolean =>
  /\b(attributes|formGroup|nothing)\b/.test(path) ||
  (leftOut[component] ?? []).includes(path);

for (const [component, render] of Object.entries(components)) {
  test(`${component} gives GOV.UK’s own HTML for every fixture of its options`, () => {
    for (const fixture of fixturesOf(component)) {
      if (pathsOf(fixture.options).some((path) => isLeftOut(component, path)))
        continue;
      const ours = htmlTree(
        String(render(translate(fixture.options) as Options) ?? ""),
      );
      const theirs = htmlTree(expected(component, fixture));
      assert.equal(`${fixture.name}\n${ours}`, `${fixture.name}\n${theirs}`);
    }
  });
}

test("every option that is left out is one of GOV.UK’s", () => {
  for (const [component, paths] of Object.entries(leftOut)) {
    const known = new Set(
      fixturesOf(component).flatMap(({ options }) => pathsOf(options)),
    );
    assert.deepEqual(
      paths.filter((path) => !known.has(path)),
      [],
      component,
    );
  }
});

const unused = "No page shows it; it comes with the first that does.";
const notBuilt: Readonly<Record<string, string>> = {
  accordion: unused,
  breadcrumbs: unused,
  "character-count": unused,
  "cookie-banner":
    "Only cookies that the service cannot do without are set, and they need no consent.",
  "exit-this-page":
    "No service of the first customer groups hides a visit; it comes with the first that does.",
  "file-upload": unused,
  feedback:
    "Feedback is a contact and is recorded as one, on a page of its own.",
  header:
    "It is GOV.UK’s own header with its crown; generic-header is the neutral one.",
  "password-input": unused,
  tabs: unused,
  "task-list": unused,
};

test("every component of GOV.UK is built, or named here with the reason why not", () => {
  const folder = fileURLToPath(
    import.meta
      .resolve("govuk-frontend/dist/govuk/components/button/fixtures.json"),
  );
  const all = readdirSync(join(folder, "../..")).filter((name) =>
    existsSync(join(folder, "../..", name, "fixtures.json")),
  );
  assert.deepEqual(
    all,
    [...Object.keys(components), ...Object.keys(notBuilt)].sort(),
  );
});
