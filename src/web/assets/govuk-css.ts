import assert from "node:assert/strict";

const systemFonts =
  'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif';

/**
 * GOV.UK's style sheet without what is GOV.UK's own: its typeface and crest, which others may not use.
 * @throws AssertionError when a new govuk-frontend names them in a way that this does not find.
 */
export function withSystemFonts(css: string): string {
  const neutral = css
    .replace(/@font-face\{[^}]*\}/g, "")
    .replaceAll("GDS Transport,arial,sans-serif", systemFonts)
    .replace(/[^{}]*\{[^{}]*govuk-crest[^{}]*\}/g, "");
  assert(
    !/GDS Transport|url\(/.test(neutral),
    "GOV.UK’s style sheet still names its typeface or fetches a file; mend govuk-css.ts.",
  );
  return neutral;
}
