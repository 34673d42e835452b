export { html, Html } from "./html/html.ts";
export type { Content } from "./html/html.ts";
export { backLink } from "./components/back-link.ts";
export { button } from "./components/button.ts";
export { checkboxes, radios } from "./components/choices.ts";
export { dateInput } from "./components/date-input.ts";
export { details } from "./components/details.ts";
export { errorMessage } from "./components/error-message.ts";
export { errorSummary } from "./components/error-summary.ts";
export { fieldset, question } from "./components/fieldset.ts";
export { footer } from "./components/footer.ts";
export { genericHeader } from "./components/generic-header.ts";
export { hint } from "./components/hint.ts";
export { input } from "./components/input.ts";
export { insetText } from "./components/inset-text.ts";
export { label } from "./components/label.ts";
export { languageNavigation } from "./components/language-navigation.ts";
export { notificationBanner } from "./components/notification-banner.ts";
export { pagination } from "./components/pagination.ts";
export { pagedBy } from "./layout/paged.ts";
export { panel } from "./components/panel.ts";
export { phaseBanner } from "./components/phase-banner.ts";
export { select } from "./components/select.ts";
export { serviceNavigation } from "./components/service-navigation.ts";
export { skipLink } from "./components/skip-link.ts";
export { summaryList } from "./components/summary-list.ts";
export { table } from "./components/table.ts";
export { tag } from "./components/tag.ts";
export { textarea } from "./components/textarea.ts";
export { warningText } from "./components/warning-text.ts";
export type { SummaryListRow } from "./components/summary-list.ts";
export { allParsed, refuse } from "./fields/field-error.ts";
export type { FieldError, Parsed } from "./fields/field-error.ts";
export {
  controlsOf,
  isBegun,
  optional,
  parseAll,
  unasked,
} from "./fields/field.ts";
export type { Asking, Field } from "./fields/field.ts";
export { choiceField, worded } from "./fields/choice.ts";
export type { Item } from "./fields/choice.ts";
export { choicesField } from "./fields/choices.ts";
export { dateField } from "./fields/date.ts";
export { filterForm, hidden } from "./fields/controls.ts";
export type { Controls } from "./fields/controls.ts";
export { identifierField, isFormat } from "./fields/identifier.ts";
export { linesField, recordsField } from "./fields/list.ts";
export { moneyField, numberField } from "./fields/number.ts";
export { lines } from "./fields/on-paper.ts";
export { recordField } from "./fields/record.ts";
export { codeField, exactly, textField } from "./fields/text.ts";
export { yearsField } from "./fields/years.ts";
export { yesNoField } from "./fields/yes-no.ts";
export { formatDate, formatList } from "#kernel";
export type { Locale } from "#kernel";
export {
  capitalised,
  filled,
  formatMoment,
  formatMoney,
  formatMonth,
  formatNumber,
} from "./words/format.ts";
export { renderPage } from "./layout/page.ts";
export { dataTable } from "./layout/data-table.ts";
export type { NavigationLink, Site } from "./layout/page.ts";
export { assetUrl } from "./assets/assets.ts";
export { createServer } from "./server/server.ts";
export type { Server, ServerOptions } from "./server/server.ts";
export type { Health } from "./server/health.ts";
export type { PageRequest, Route, Whose } from "./server/route.ts";
export { allOf, firstOf } from "./server/fields.ts";
export type { Fields } from "./server/fields.ts";
export {
  file,
  fragment,
  json,
  nothingMore,
  page,
  problem,
  redirect,
  redirectAway,
} from "./server/reply.ts";
export type { Cookie, Reply } from "./server/reply.ts";
export type { Problem } from "./server/problem.ts";
export { barChart } from "./charts/bar-chart.ts";
export { csvFile } from "./charts/csv.ts";
export type { CsvRow } from "./charts/csv.ts";
export { flowMap } from "./charts/flow-map.ts";
export { reachMap } from "./charts/reach-map.ts";
export { stackedBarChart } from "./charts/stacked-bar-chart.ts";
export { qrSvg } from "./qr/qr-svg.ts";
