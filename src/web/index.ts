export { html, Html } from "./html/html.ts";
export type { Content } from "./html/html.ts";
export { backLink } from "./components/around-page.ts";
export { actButton, button } from "./components/button.ts";
export { checkboxes, radios } from "./components/choices.ts";
export { dateInput } from "./components/date-input.ts";
export { details } from "./components/prose.ts";
export { errorMessage } from "./components/field.ts";
export { errorSummary } from "./components/announcements.ts";
export { fieldset, question } from "./components/field.ts";
export { footer } from "./components/around-page.ts";
export { genericHeader } from "./components/around-page.ts";
export { hint } from "./components/field.ts";
export { input } from "./components/input.ts";
export { insetText } from "./components/prose.ts";
export { label } from "./components/field.ts";
export { languageNavigation } from "./components/around-page.ts";
export { notificationBanner } from "./components/announcements.ts";
export { pagination } from "./components/pagination.ts";
export { pagedBy } from "./layout/paged.ts";
export { bullets, link, list, paragraph } from "./components/prose.ts";
export { panel } from "./components/prose.ts";
export { phaseBanner } from "./components/around-page.ts";
export { select } from "./components/choices.ts";
export { serviceNavigation } from "./components/around-page.ts";
export { skipLink } from "./components/around-page.ts";
export { row, summaryList } from "./components/summary-list.ts";
export { table } from "./components/table.ts";
export { tag } from "./components/prose.ts";
export { textarea } from "./components/input.ts";
export { warningText } from "./components/prose.ts";
export type { SummaryListRow } from "./components/summary-list.ts";
export { allParsed, refuse } from "./fields/field-error.ts";
export type { FieldError, Parsed } from "./fields/field-error.ts";
export {
  controlsOf,
  filledIn,
  isBegun,
  optional,
  parseAll,
  unasked,
} from "./fields/field.ts";
export type { Asking, Field, FieldsOf, Given, Sent } from "./fields/field.ts";
export { branchField, groupField, underTicked } from "./fields/branch.ts";
export { unseenField, unseenList } from "./fields/unseen.ts";
export { choiceField, worded } from "./fields/choice.ts";
export type { Item } from "./fields/choice.ts";
export { choicesField } from "./fields/choice.ts";
export { dateField } from "./fields/date.ts";
export { filterForm, hidden } from "./fields/field-error.ts";
export type { Controls } from "./fields/field-error.ts";
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
export { dataTable, tableOf } from "./layout/data-table.ts";
export type { Column } from "./layout/data-table.ts";
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
export { barChart } from "./charts/bar-charts.ts";
export { csvFile, csvOf } from "./charts/csv.ts";
export type { CsvRow } from "./charts/csv.ts";
export { flowMap } from "./charts/flow-map.ts";
export { reachMap } from "./charts/reach-map.ts";
export { stackedBarChart } from "./charts/bar-charts.ts";
export { qrSvg } from "./qr/qr-svg.ts";
