import type { Words } from "#kernel";
import type { Html, NavigationLink, PageRequest, Site } from "#web";
import { button, html } from "#web";
import { isNarrow } from "../permissions.ts";
import type { StaffVisitor, Visitor } from "../visitor.ts";
import { actsForTheDead } from "../visitor.ts";
import { capacityWords } from "./capacity-words.ts";
import { csrfField } from "./csrf-field.ts";

const words = {
  signIn: { en: "Sign in", cy: "Mewngofnodi" },
  signOut: { en: "Sign out", cy: "Allgofnodi" },
  facts: { en: "Your facts", cy: "Eich ffeithiau" },
  looks: { en: "Who looked", cy: "Pwy edrychodd" },
  helpers: { en: "Helpers", cy: "Cynorthwywyr" },
  acting: { en: "You are acting for", cy: "Rydych yn gweithredu dros" },
  as: { en: "as", cy: "fel" },
  youAreThey: {
    en: "Where a page says “you”, it means them.",
    cy: "Lle mae tudalen yn dweud “chi”, nhw sydd dan sylw.",
  },
  actingEnded: {
    en: "Nothing you send now is for them. Your permission has ended to act for",
    cy: "Nid yw dim a anfonwch nawr ar eu rhan. Mae eich caniatâd wedi dod i ben i weithredu dros",
  },
  goOn: { en: "Go on as yourself", cy: "Parhau fel chi eich hun" },
  stopActing: {
    en: "Stop acting for them",
    cy: "Peidio â gweithredu drostynt",
  },
  record: {
    en: "You are telling us about one death only, with the reference",
    cy: "Rydych yn dweud wrthym am un farwolaeth yn unig, gyda’r cyfeirnod",
  },
  serving: {
    en: "You are serving a customer",
    cy: "Rydych yn gwasanaethu cwsmer",
  },
  stopServing: { en: "Finish serving", cy: "Gorffen gwasanaethu" },
  onWhose: { en: "Whose record this is", cy: "Cofnod pwy yw hwn" },
} as const satisfies Record<string, Words>;

const channelWords: Readonly<Record<string, Words>> = {
  phone: { en: "by phone", cy: "dros y ffôn" },
  counter: { en: "at the counter", cy: "wrth y cownter" },
  "home-visit": { en: "at home", cy: "gartref" },
  post: { en: "by post", cy: "drwy’r post" },
};

const link = (href: string, text: Words): NavigationLink => ({ href, text });

function navigationOf(visitor: Visitor): readonly NavigationLink[] {
  switch (visitor.kind) {
    case "anonymous":
      return [link("/sign-in", words.signIn)];
    case "customer":
      return [
        ...(isNarrow(visitor)
          ? []
          : [link("/facts", words.facts), link("/who-looked", words.looks)]),
        link("/helpers", words.helpers),
        link("/sign-out", words.signOut),
      ];
    case "staff":
    case "unlinked":
    case "referenced":
      return [link("/sign-out", words.signOut)];
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
      words.onWhose[locale],
      html`${words.record[locale]} <strong>${visitor.reference}</strong>.`,
    );
  if (visitor.kind === "customer" && visitor.actingEnded)
    return banner(
      words.onWhose[locale],
      html`${words.actingEnded[locale]} <strong>${visitor.actingEnded}</strong>.
        ${stopForm(visitor, words.goOn[locale])}`,
    );
  if (visitor.kind === "customer" && visitor.actingFor) {
    const { name, capacity } = visitor.actingFor;
    return banner(
      words.onWhose[locale],
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
  locale: "en" | "cy",
): Html | undefined {
  if (!visitor.serving) return undefined;
  const channel = channelWords[visitor.serving.channel]?.[locale];
  return banner(
    words.onWhose[locale],
    html`${words.serving[locale]} <strong>${channel}</strong>.
      <a class="govuk-link" href="/desk/finish"
        >${words.stopServing[locale]}</a
      >`,
  );
}

const banner = (label: string, text: Html): Html =>
  html`<div
    class="govuk-inset-text joinery-acting-banner"
    role="region"
    aria-label="${label}"
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
