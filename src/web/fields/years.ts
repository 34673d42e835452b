import { ok, say } from "#kernel";
import type { Asking, Field } from "./field.ts";
import { numberField } from "./number.ts";

const suffix = say("Years");
const words = say("years");

const yearsIn = (value: unknown): string =>
  /\d+/.exec(String(value))?.[0] ?? "";

/** A length of time in whole years, `P12Y`. */
export function yearsField(asking: Asking): Field<string> {
  const number = (box = {}) =>
    numberField({ ...asking, min: 0, max: 120, box });
  const field = number();
  return {
    ...field,
    control: (name, controls) =>
      number({
        suffix: suffix[controls.locale],
        classes: "govuk-input--width-3",
      }).control(`${name}-years`, controls),
    parse(name, sent) {
      const parsed = field.parse(`${name}-years`, sent);
      return parsed.kind === "ok" ? ok(`P${parsed.value}Y`) : parsed;
    },
    fill: (name, value) => ({ [`${name}-years`]: [yearsIn(value)] }),
    show: (value, locale) => `${yearsIn(value)} ${words[locale]}`,
  };
}
