import type { Words } from "#kernel";
import { ok, say } from "#kernel";
import { choiceField } from "./choice.ts";
import type { Asking, Field } from "./field.ts";

const enter = say("Choose yes or no");

/** Yes or no, from the values `yes` and `no`. */
export function yesNoField(
  asking: Omit<Asking, "enter">,
  words: { readonly yes: Words; readonly no: Words } = {
    yes: say("Yes"),
    no: say("No"),
  },
): Field<boolean> {
  const field = choiceField({
    ...asking,
    enter,
    classes: "govuk-radios--inline",
    items: (["yes", "no"] as const).map((value) => ({
      value,
      text: words[value],
    })),
  });
  const sent = (value: unknown) => (value === true ? "yes" : "no");
  return {
    ...field,
    parse(name, form) {
      const parsed = field.parse(name, form);
      return parsed.kind === "ok" ? ok(parsed.value === "yes") : parsed;
    },
    fill: (name, value) => field.fill(name, sent(value)),
    show: (value, locale) => field.show(sent(value), locale),
  };
}
