import { more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import { button } from "./button.ts";
import type { InputOptions } from "./input.ts";
import { input } from "./input.ts";
import type { Optional } from "./optional.ts";
import { translations } from "./translations.ts";

type PasswordInputOptions = Omit<InputOptions, "type" | "prefix" | "suffix"> &
  Optional<{
    button: { readonly classes?: string };
    showPasswordText: string;
    hidePasswordText: string;
    showPasswordAriaLabelText: string;
    hidePasswordAriaLabelText: string;
    passwordShownAnnouncementText: string;
    passwordHiddenAnnouncementText: string;
  }>;

const showButton = (options: PasswordInputOptions, id: string): Html =>
  button({
    type: "button",
    text: options.showPasswordText ?? "Show",
    classes: `govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle${more(options.button?.classes)}`,
    attributes: {
      "aria-controls": id,
      "aria-label": options.showPasswordAriaLabelText ?? "Show password",
      hidden: true,
    },
  });

/** A password, with a button that shows it. */
export function passwordInput(options: PasswordInputOptions): Html {
  const { formGroup } = options;
  const words = translations({
    "show-password": options.showPasswordText,
    "hide-password": options.hidePasswordText,
    "show-password-aria-label": options.showPasswordAriaLabelText,
    "hide-password-aria-label": options.hidePasswordAriaLabelText,
    "password-shown-announcement": options.passwordShownAnnouncementText,
    "password-hidden-announcement": options.passwordHiddenAnnouncementText,
  });
  return input({
    ...options,
    type: "password",
    spellcheck: false,
    autocapitalize: "none",
    autocomplete: options.autocomplete || "current-password",
    classes: `govuk-password-input__input govuk-js-password-input-input${more(options.classes)}`,
    inputWrapper: { classes: "govuk-password-input__wrapper" },
    formGroup: {
      ...formGroup,
      classes: `govuk-password-input${more(formGroup?.classes)}`,
      attributes: {
        "data-module": "govuk-password-input",
        ...words,
        ...formGroup?.attributes,
      },
      after: html`${showButton(options, options.id || options.name)}${formGroup?.after}`,
    },
  });
}
