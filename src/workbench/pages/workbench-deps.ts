import type { AccessDeps, StaffVisitor, Visitor } from "#access";
import { frame } from "#access/pages";
import type { Catalogue, CustomerGroup, LifeEvent } from "#catalogue";
import type { Catalogues } from "#telling";
import type { Html, PageRequest, Reply, Route, Site } from "#web";
import { html, page } from "#web";
import { eventsOfGroup } from "../contact-map.ts";
import { workbenchWords as words } from "./workbench-words.ts";

/** A made-up person whose map may be shown; demonstrations offer some, real installations none. */
export type ExamplePerson = { readonly id: string; readonly name: string };

/** What the pages of the workbench need; `processes` hands it over. */
export type WorkbenchDeps = AccessDeps & {
  readonly site: Site;
  readonly catalogues: Catalogues;
  readonly examples: readonly ExamplePerson[];
};
export type WorkbenchRoute = Route<Visitor>;
export type WorkbenchRequest = PageRequest<StaffVisitor>;

export const paths = {
  start: "/workbench",
  map: "/workbench/map",
  mapCsv: "/workbench/map.csv",
  askedTwice: "/workbench/asked-twice",
  askedTwiceCsv: "/workbench/asked-twice.csv",
  gateways: "/workbench/gateways",
  publishing: "/workbench/publishing",
  contacts: "/workbench/contacts",
  contactsCsv: "/workbench/contacts.csv",
} as const;

/** The customer group in view, with the catalogue and the events its director answers for. */
export type GroupInView = {
  readonly catalogue: Catalogue;
  readonly group: CustomerGroup;
  readonly events: readonly LifeEvent[];
};

/** @throws Error when the pack has no customer group: there is then nothing a workbench could show. */
export function groupInView({ catalogues }: WorkbenchDeps): GroupInView {
  const catalogue = catalogues.inForce();
  const [group] = catalogue.groups.values();
  if (!group)
    throw new Error("The pack has no customer group; add one to groups/.");
  return { catalogue, group, events: eventsOfGroup(catalogue, group.id) };
}

type Shown = { readonly title: string; readonly content: Html };

/** A page of the workbench: full width, with the way around and, in a demonstration, the mark that its people are made up. */
export function workbenchPage(
  deps: WorkbenchDeps,
  request: WorkbenchRequest,
  { title, content }: Shown,
): Reply {
  const { locale } = request;
  const framed = frame(deps.site, request);
  return page({
    ...framed,
    title,
    width: "full",
    currentNavigation: request.path,
    visitorNavigation: [
      { href: paths.start, text: words.workbench },
      { href: paths.map, text: words.map },
      { href: paths.askedTwice, text: words.askedTwice },
      { href: paths.gateways, text: words.gateways },
      { href: paths.contacts, text: words.contacts },
      { href: paths.publishing, text: words.publishing },
      ...framed.visitorNavigation,
    ],
    content: html`${deps.examples.length > 0 && html`<p class="govuk-body-s"><strong class="joinery-watermark">${words.madeUp[locale]}</strong></p>`}
      <h1 class="govuk-heading-l">${title}</h1>
      ${content}`,
  });
}
