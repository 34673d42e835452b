import type { Locale, Words } from "#kernel";
import { sayEach } from "#kernel";
import type { Html, NavigationLink, PageRequest, Site } from "#web";
import { button, html, link } from "#web";
import { isNarrow } from "../permissions.ts";
import type { StaffVisitor, Visitor } from "../visitor.ts";
import { actsForTheDead } from "../visitor.ts";
import { capacityWords } from "./capacity-words.ts";
import { csrfField } from "./csrf-field.ts";

const words = sayEach({
  signIn: "Sign in",
  signOut: "Sign out",
  facts: "Your facts",
  looks: "Who looked",
  helpers: "Helpers",
  acting: "You are acting for",
  as: "as",
  youAreThey: "Where a page says “you”, it means them.",
  actingEnded:
    "Nothing you send now is for them. Your permission has ended to act for",
  goOn: "Go on as yourself",
  stopActing: "Stop acting for them",
  record: "You are telling us about one death only, with the reference",
  serving: "You are serving a customer",
  stopServing: "Finish serving",
  onWhose: "Whose record this is",
});

const channelWords: Readonly<Record<string, Words>> = sayEach({
  phone: "by phone",
  counter: "at the counter",
  "home-visit": "at home",
  post: "by post",
});

const item = (href: string, text: Words): NavigationLink => ({ href, text });

function navigationOf(visitor: Visitor): readonly NavigationLink[] {
  switch (visitor.kind) {
    case "anonymous":
      return [item("/sign-in", words.signIn)];
    case "customer":
      return [
        ...(isNarrow(visitor)
          ? []
          : [item("/facts", words.facts), item("/who-looked", words.looks)]),
        item("/helpers", words.helpers),
        item("/sign-out", words.signOut),
      ];
    case "staff":
    case "unlinked":
    case "referenced":
      return [item("/sign-out", words.signOut)];
  }
}

const stopForm = (visitor: Visitor, text: string): Html =>
  html`<form
    method="post"
    action="/helpers"
    class="govuk-!-margin-top-2"
    novalidate
  >
    ${csrfField(visitor)}${button({
      text,
      name: "do",
      value: "stop",
      classes: "govuk-button--secondary govuk-!-margin-bottom-0",
    })}
  </form>`;

/** Says on every page in whose name the visitor does what they do. */
function bannerOf({ visitor, locale }: PageRequest<Visitor>): Html | undefined {
  if (visitor.kind === "referenced")
    return banner(
      locale,
      html`${words.record[locale]} <strong>${visitor.reference}</strong>.`,
    );
  if (visitor.kind === "customer" && visitor.actingEnded)
    return banner(
      locale,
      html`${words.actingEnded[locale]} <strong>${visitor.actingEnded}</strong>.
        ${stopForm(visitor, words.goOn[locale])}`,
    );
  if (visitor.kind === "customer" && visitor.actingFor) {
    const { name, capacity } = visitor.actingFor;
    return banner(
      locale,
      html`${words.acting[locale]} <strong>${name}</strong> ${words.as[locale]}
        ${capacityWords[capacity].role[locale]}.
        ${!actsForTheDead(visitor) && words.youAreThey[locale]}
        ${stopForm(visitor, words.stopActing[locale])}`,
    );
  }
  return visitor.kind === "staff" ? servingBanner(visitor, locale) : undefined;
}

function servingBanner(
  visitor: StaffVisitor,
  locale: Locale,
): Html | undefined {
  if (!visitor.serving) return undefined;
  const channel = channelWords[visitor.serving.channel]?.[locale];
  return banner(
    locale,
    html`${words.serving[locale]} <strong>${channel}</strong>.
      ${link("/desk/finish", words.stopServing[locale])}`,
  );
}

const banner = (locale: Locale, text: Html): Html =>
  html`<div
    class="govuk-inset-text joinery-acting-banner"
    role="region"
    aria-label="${words.onWhose[locale]}"
  >
    ${text}
  </div>`;

/** What every page takes from its request: languages, the way around for this visitor, in whose name they act. */
export const frame = (site: Site, request: PageRequest<Visitor>) => ({
  site,
  locale: request.locale,
  url: request.url,
  visitorNavigation: navigationOf(request.visitor),
  beforeContent: bannerOf(request),
});
