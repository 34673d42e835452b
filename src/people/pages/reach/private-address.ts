import { mayDo } from "#access";
import { act, go, wrong } from "#access/pages";
import { waysToReach } from "#catalogue";
import type { Words } from "#kernel";
import type { Html } from "#web";
import { button, firstOf, html } from "#web";
import { setAddressHidden } from "../../hide-address.ts";
import type { PeopleView, PeopleVisit } from "../people-pages-deps.ts";

export const reachPath = "/how-we-reach-you";

const words = {
  title: {
    en: "Keep your address private",
    cy: "Cadw eich cyfeiriad yn breifat",
  },
  hidden: {
    en: "Your address is kept private. Helpers and staff do not see it, and before you tell anything each body says what happens to it: kept back, marked, or left to you.",
    cy: "Mae eich cyfeiriad yn cael ei gadw’n breifat. Nid yw cynorthwywyr na staff yn ei weld, a chyn i chi ddweud dim mae pob corff yn dweud beth sy’n digwydd iddo: ei ddal yn ôl, ei farcio, neu ei adael i chi.",
  },
  shown: {
    en: "If somebody must not find you, we keep your address from whoever does not need it, also in what waits to be sent. What was sent before we cannot take back.",
    cy: "Os oes rhywun na ddylai ddod o hyd i chi, byddwn yn cadw eich cyfeiriad rhag pwy bynnag nad oes ei angen arnynt, hefyd yn yr hyn sy’n aros i’w anfon. Ni allwn dynnu’n ôl yr hyn a anfonwyd o’r blaen.",
  },
  register: {
    en: "The electoral register is separate: you can apply to be registered anonymously. Ask your electoral registration office.",
    cy: "Mae’r gofrestr etholiadol ar wahân: gallwch wneud cais i gofrestru’n ddienw. Gofynnwch i’ch swyddfa cofrestru etholiadol.",
  },
  hide: { en: "Keep my address private", cy: "Cadw fy nghyfeiriad yn breifat" },
  show: {
    en: "Stop keeping my address private",
    cy: "Peidio â chadw fy nghyfeiriad yn breifat",
  },
  reason: {
    en: "Why the customer asks for it",
    cy: "Pam mae’r cwsmer yn gofyn am hyn",
  },
  ownAlone: {
    en: "Only the person themselves stops this, once they have signed in anew. Staff cannot.",
    cy: "Dim ond y person ei hun all roi’r gorau i hyn, ar ôl mewngofnodi o’r newydd. Ni all staff wneud hynny.",
  },
  enterReason: {
    en: "Enter why the customer asks for it",
    cy: "Rhowch pam mae’r cwsmer yn gofyn am hyn",
  },
} as const satisfies Record<string, Words>;

/** Hiding an address and showing it again; nothing for whoever may not. */
export function privateAddress(
  view: PeopleView,
  isHidden: boolean,
): Html | false {
  const { locale, visitor } = view;
  if (!mayDo(visitor, "hide-address")) return false;
  const mayChange = mayDo(visitor, isHidden ? "show-address" : "hide-address");
  return html`<h2 class="govuk-heading-m">${words.title[locale]}</h2>
    <p class="govuk-body">${words[isHidden ? "hidden" : "shown"][locale]}</p>
    <p class="govuk-body">${words.register[locale]}</p>
    ${mayChange ? changeForm(view, isHidden) : html`<p class="govuk-body">${words.ownAlone[locale]}</p>`}`;
}

const changeForm = (view: PeopleView, isHidden: boolean): Html =>
  view.post(
    html`${view.visitor.kind === "staff" && view.controls().input({ name: "reason", label: words.reason[view.locale] })}
    ${button({
      text: words[isHidden ? "show" : "hide"][view.locale],
      name: "do",
      value: isHidden ? "show" : "hide",
      classes: "govuk-button--secondary",
      preventDoubleClick: true,
    })}`,
  );

/** Hides the address, for which staff say why, or shows it. */
const privacyAct = (name: "hide" | "show") =>
  act({
    name,
    may: `${name}-address`,
    run: async (tx, { deps, visitor, form, subject, now }: PeopleVisit) => {
      const reason = firstOf(form, "reason").trim().slice(0, 500);
      const isStaff = visitor.kind === "staff";
      if (isStaff && reason === "") return wrong("reason", words.enterReason);
      await setAddressHidden(tx, {
        customer: subject,
        hidden: name === "hide",
        by: isStaff ? "staff" : "self",
        ...(isStaff ? { reason } : {}),
        reach: waysToReach(deps.catalogue()),
        at: now,
      });
      return go(`${reachPath}?done=${name === "hide" ? "hidden" : "shown"}`);
    },
  });
export const privacyActs = [privacyAct("hide"), privacyAct("show")];
