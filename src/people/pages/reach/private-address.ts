import { mayDo } from "#access";
import { act, go } from "#access/pages";
import { waysToReach } from "#catalogue";
import { sayEach, say } from "#kernel";
import type { Html } from "#web";
import {
  actButton,
  controlsOf,
  html,
  paragraph,
  textField,
  unasked,
} from "#web";
import { setAddressHidden } from "../../hide-address.ts";
import type { PeopleView, PeopleVisit } from "../people-pages-deps.ts";

export const reachPath = "/how-we-reach-you";

const words = sayEach({
  title: "Keep your address private",
  hidden:
    "Your address is kept private. Helpers and staff do not see it, and before you tell anything each body says what happens to it: kept back, marked, or left to you.",
  shown:
    "If somebody must not find you, we keep your address from whoever does not need it, also in what waits to be sent. What was sent before we cannot take back.",
  register:
    "The electoral register is separate: you can apply to be registered anonymously. Ask your electoral registration office.",
  hide: "Keep my address private",
  show: "Stop keeping my address private",
  ownAlone:
    "Only the person themselves stops this, once they have signed in anew. Staff cannot.",
  enterReason: "Enter why the customer asks for it",
});

/** Hiding an address and showing it again; nothing for whoever may not. */
export function privateAddress(
  view: PeopleView,
  isHidden: boolean,
): Html | false {
  const { locale, visitor } = view;
  if (!mayDo(visitor, "hide-address")) return false;
  const mayChange = mayDo(visitor, isHidden ? "show-address" : "hide-address");
  return html`<h2 class="govuk-heading-m">${words.title[locale]}</h2>
    ${paragraph(words[isHidden ? "hidden" : "shown"][locale])}
    ${paragraph(words.register[locale])}
    ${mayChange ? changeForm(view, isHidden) : paragraph(words.ownAlone[locale])}`;
}

/** Staff say why. */
const asks = ({ visitor }: PeopleVisit) => ({
  reason: visitor.kind === "staff" ? reasonField : unasked(undefined),
});
const reasonField = textField({
  ask: say("Why the customer asks for it"),
  enter: words.enterReason,
  lengthMax: 500,
});

const changeForm = (view: PeopleView, isHidden: boolean): Html =>
  view.post(
    html`${controlsOf(asks(view), view.controls())}
    ${actButton(words[isHidden ? "show" : "hide"][view.locale], isHidden ? "show" : "hide", "secondary")}`,
  );

/** Hides the address, for which staff say why, or shows it. */
const privacyAct = (name: "hide" | "show") =>
  act({
    name,
    may: `${name}-address`,
    fields: asks,
    run: async (tx, { deps, visitor, subject, now }: PeopleVisit, sent) => {
      await setAddressHidden(tx, {
        customer: subject,
        hidden: name === "hide",
        by: visitor.kind === "staff" ? "staff" : "self",
        ...sent,
        reach: waysToReach(deps.catalogue()),
        at: now,
      });
      return go(`${reachPath}?done=${name === "hide" ? "hidden" : "shown"}`);
    },
  });
export const privacyActs = [privacyAct("hide"), privacyAct("show")];
