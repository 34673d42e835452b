import type { Catalogue, ConceptType } from "#catalogue";
import { findCouncil } from "#catalogue";
import type { FactValue } from "#decisions";
import type { Locale } from "#kernel";
import { isLocalDate, sayEach } from "#kernel";
import { formatDate, formatList, formatMoney, formatNumber } from "#web";

const words = sayEach({
  yes: "Yes",
  no: "No",
  none: "None",
  years: "years",
});

/** A fact as people read it, by the type its concept declares. */
export function answerText(
  catalogue: Catalogue,
  type: ConceptType,
  value: FactValue,
  locale: Locale,
): string {
  const inner = (of: ConceptType, one: FactValue): string =>
    answerText(catalogue, of, one, locale);
  switch (type.kind) {
    case "yes-no":
      return words[value === true ? "yes" : "no"][locale];
    case "date":
      return typeof value === "string" && isLocalDate(value)
        ? formatDate(value, locale)
        : String(value);
    case "choice":
      return type.values.get(String(value))?.[locale] ?? String(value);
    case "number":
      return amountText(type.unit, Number(value));
    case "duration":
      return `${/\d+/.exec(String(value))?.[0] ?? ""} ${words.years[locale]}`;
    case "list": {
      const items = Array.isArray(value) ? value : [value];
      const texts = items.map((one: FactValue) => inner(type.of, one));
      return texts.length === 0
        ? words.none[locale]
        : formatList(texts, locale);
    }
    case "record":
      return recordText(type, value, inner);
    case "text":
      return type.format === "council"
        ? (findCouncil(catalogue, String(value))?.name ?? String(value))
        : String(value);
  }
}

const amountText = (unit: string, value: number): string =>
  unit.startsWith("GBP")
    ? formatMoney(Math.round(value * 100))
    : formatNumber(value);

function recordText(
  type: Extract<ConceptType, { kind: "record" }>,
  value: FactValue,
  inner: (of: ConceptType, one: FactValue) => string,
): string {
  const record =
    typeof value === "object" && !Array.isArray(value)
      ? (value as Readonly<Record<string, FactValue>>)
      : {};
  return [...type.fields]
    .flatMap(([name, field]) => {
      const one = record[name];
      return one === undefined ? [] : [inner(field.type, one)];
    })
    .join(", ");
}
