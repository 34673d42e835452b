import type { ConceptType } from "#catalogue";
import type { FactValue } from "#decisions";
import type { Fields } from "#web";
import { answerField } from "./parse-answer.ts";

type RecordType = Extract<ConceptType, { kind: "record" }>;

/** A value that is known already, as the fields of its form. */
export function fieldsOfValue(
  type: ConceptType,
  value: FactValue,
  field = answerField,
): Fields {
  switch (type.kind) {
    case "yes-no":
      return { [field]: [value === true ? "yes" : "no"] };
    case "date": {
      const [year = "", month = "", day = ""] = String(value).split("-");
      return {
        [`${field}-day`]: [String(Number(day))],
        [`${field}-month`]: [String(Number(month))],
        [`${field}-year`]: [year],
      };
    }
    case "list":
      return listFields(type.of, value as readonly FactValue[], field);
    case "record":
      return recordFields(
        type,
        value as Readonly<Record<string, FactValue>>,
        field,
      );
    case "duration":
      return { [`${field}-years`]: [/\d+/.exec(String(value))?.[0] ?? ""] };
    default:
      return { [field]: [String(value)] };
  }
}

function listFields(
  of: ConceptType,
  value: readonly FactValue[],
  field: string,
): Fields {
  if (of.kind === "choice") return { [field]: value.map(String) };
  if (of.kind !== "record") return { [field]: [value.map(String).join("\n")] };
  return Object.assign(
    {},
    ...value.map((one, index) => fieldsOfValue(of, one, `${field}.${index}`)),
  ) as Fields;
}

const recordFields = (
  type: RecordType,
  value: Readonly<Record<string, FactValue>>,
  field: string,
): Fields =>
  Object.assign(
    {},
    ...[...type.fields].flatMap(([name, part]) => {
      const one = value[name];
      return one === undefined
        ? []
        : [fieldsOfValue(part.type, one, `${field}.${name}`)];
    }),
  ) as Fields;
