import { contextOf } from "#access";
import { csrfField, frame, pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { Words } from "#kernel";
import { todayInLondon } from "#kernel";
import type { FieldError, Html, Reply } from "#web";
import {
  button,
  firstOf,
  formatDate,
  formControls,
  html,
  page,
  problem,
  redirect,
  summaryList,
} from "#web";
import type {
  BankAccountChange,
  CodeRefusal,
} from "../../bank-account-change.ts";
import {
  bankAccountConcept,
  confirmBankAccountChange,
  findBankAccountChange,
  refuseBankAccountChange,
} from "../../bank-account-change.ts";
import { filled } from "../catalogue-words.ts";
import type { PeoplePagesDeps, PeopleRoute } from "../people-pages-deps.ts";

const words = {
  title: { en: "Your new bank account", cy: "Eich cyfrif banc newydd" },
  none: {
    en: "No new bank account waits to be confirmed.",
    cy: "Nid oes cyfrif banc newydd yn aros i’w gadarnhau.",
  },
  waits: {
    en: "Nobody pays into this account until you confirm it. We sent a code to your phone, e-mail or home; it is good until {date}.",
    cy: "Nid oes neb yn talu i’r cyfrif hwn nes i chi ei gadarnhau. Anfonwyd cod i’ch ffôn, e-bost neu gartref; mae’n ddilys tan {date}.",
  },
  confirmed: {
    en: "You confirmed this account. It is used from {date}.",
    cy: "Rydych wedi cadarnhau’r cyfrif hwn. Caiff ei ddefnyddio o {date}.",
  },
  refused: {
    en: "This change was refused. You are paid as before.",
    cy: "Gwrthodwyd y newid hwn. Cewch eich talu fel o’r blaen.",
  },
  expired: {
    en: "The code was not used in time. You are paid as before.",
    cy: "Ni ddefnyddiwyd y cod mewn pryd. Cewch eich talu fel o’r blaen.",
  },
  account: { en: "Account", cy: "Cyfrif" },
  code: { en: "Code", cy: "Cod" },
  codeHint: { en: "For example 7K2M-Q4TX", cy: "Er enghraifft 7K2M-Q4TX" },
  confirm: { en: "Confirm the account", cy: "Cadarnhau’r cyfrif" },
  notMe: {
    en: "I did not ask for this: refuse it",
    cy: "Nid fi ofynnodd am hyn: gwrthodwch ef",
  },
  enterCode: { en: "Enter the code", cy: "Rhowch y cod" },
  "wrong-code": {
    en: "This code is not right. After five wrong codes the change is refused",
    cy: "Nid yw’r cod hwn yn gywir. Ar ôl pum cod anghywir gwrthodir y newid",
  },
  "too-many-tries": {
    en: "Five codes were wrong, so the change was refused. Tell us the account again",
    cy: "Roedd pum cod yn anghywir, felly gwrthodwyd y newid. Dywedwch y cyfrif wrthym eto",
  },
  "too-late": {
    en: "This code is too old. Tell us the account again",
    cy: "Mae’r cod hwn yn rhy hen. Dywedwch y cyfrif wrthym eto",
  },
  "nothing-waits": {
    en: "No change waits for a code",
    cy: "Nid oes newid yn aros am god",
  },
} as const satisfies Record<CodeRefusal | string, Words>;

function stateText(change: BankAccountChange, locale: "en" | "cy"): string {
  switch (change.state) {
    case "waiting":
      return filled(words.waits[locale], {
        date: formatDate(todayInLondon(change.expiresAt), locale),
      });
    case "confirmed":
      return filled(words.confirmed[locale], {
        date: change.effectiveFrom
          ? formatDate(change.effectiveFrom, locale)
          : "",
      });
    case "refused":
    case "expired":
      return words[change.state][locale];
  }
}

function accountText(
  deps: PeoplePagesDeps,
  { account }: BankAccountChange,
  locale: "en" | "cy",
): string {
  const catalogue = deps.catalogue();
  const concept = catalogue.concepts.get(bankAccountConcept);
  return concept
    ? deps.answers.text(catalogue, concept.type, account, locale)
    : Object.values(account).join(", ");
}

/** Helpers and staff never see the code's form: the owner confirms what was asked in their name. */
function codeForm(
  request: SubjectRequest,
  errors: readonly FieldError[],
): Html | undefined {
  const { locale, visitor, form } = request;
  if (visitor.kind !== "customer" || visitor.actingFor) return undefined;
  const controls = formControls({ locale, values: form, errors });
  return html`<form method="post" action="/bank-account" novalidate>
      ${csrfField(visitor)}
      ${controls.input({ name: "code", label: words.code[locale], hint: words.codeHint[locale], classes: "govuk-input--width-10", autocomplete: "one-time-code", spellcheck: false })}
      ${button({ text: words.confirm[locale], preventDoubleClick: true })}
    </form>
    <form method="post" action="/bank-account/refuse" novalidate>
      ${csrfField(visitor)}${button({ text: words.notMe[locale], classes: "govuk-button--secondary" })}
    </form>`;
}

async function show(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const { locale, visitor, subject } = request;
  const change = await deps.database.transaction(contextOf(visitor), (tx) =>
    findBankAccountChange(tx, subject),
  );
  const body = change
    ? html`<p class="govuk-body">${stateText(change, locale)}</p>
        ${summaryList({ rows: [{ key: words.account[locale], value: accountText(deps, change, locale) }] })}
        ${change.state === "waiting" && codeForm(request, errors)}`
    : html`<p class="govuk-body">${words.none[locale]}</p>`;
  return page({
    ...frame(deps.site, request),
    title: words.title[locale],
    errors: change?.state === "waiting" ? errors : [],
    content: html`<h1 class="govuk-heading-l">${words.title[locale]}</h1>
      ${body}`,
  });
}

const isOwner = ({ visitor }: SubjectRequest): boolean =>
  visitor.kind === "customer" && !visitor.actingFor;

async function confirm(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Reply> {
  if (!isOwner(request)) return problem("forbidden");
  const code = firstOf(request.form, "code");
  if (code === "")
    return show(deps, request, [{ field: "code", message: words.enterCode }]);
  const outcome = await deps.database.transaction(
    contextOf(request.visitor),
    (tx) =>
      confirmBankAccountChange(tx, {
        customer: request.subject,
        code,
        at: deps.clock.now(),
        today: deps.clock.today(),
      }),
  );
  return outcome.kind === "ok"
    ? redirect("/bank-account")
    : show(deps, request, [{ field: "code", message: words[outcome.error] }]);
}

async function refuse(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Reply> {
  if (!isOwner(request)) return problem("forbidden");
  await deps.database.transaction(contextOf(request.visitor), (tx) =>
    refuseBankAccountChange(tx, request.subject, deps.clock.now()),
  );
  return redirect("/bank-account");
}

/** A new bank account that waits: confirming it with the code, or refusing it. */
export function bankAccountRoutes(
  deps: PeoplePagesDeps,
): readonly PeopleRoute[] {
  const { anybody, subject } = pageRoutes(deps);
  const shared = { whose: "subject" } as const;
  const needs = { action: "change-bank-account" } as const;
  return [
    ...subject(shared, needs, {
      "GET /bank-account": show,
      "POST /bank-account/refuse": refuse,
    }),
    ...subject({ ...shared, requestsPerMinuteMax: 20 }, needs, {
      "POST /bank-account": confirm,
    }),
    ...anybody(shared, {
      "GET /bank-account/refuse": () => redirect("/bank-account"),
    }),
  ];
}
