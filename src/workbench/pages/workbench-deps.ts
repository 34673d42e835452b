import type { AccessDeps } from "#access";
import { frame, pagesOf } from "#access/pages";
import type { View, Visit } from "#access/pages";
import type { Catalogue, CustomerGroup, LifeEvent } from "#catalogue";
import type { Catalogues } from "#telling";
import type { Site } from "#web";
import { html } from "#web";
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
export type WorkbenchVisit = Visit<WorkbenchDeps, "staff">;
export type WorkbenchView = View<WorkbenchDeps, "staff">;

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

/** How the pages of the workbench are made: full width, with the way around and, in a demonstration, the mark that its people are made up. */
export const pages = pagesOf<WorkbenchDeps>((visit) => {
  const framed = frame(visit.deps.site, visit);
  return {
    ...framed,
    width: "full",
    currentNavigation: visit.path,
    visitorNavigation: [
      { href: paths.start, text: words.workbench },
      { href: paths.map, text: words.map },
      { href: paths.askedTwice, text: words.askedTwice },
      { href: paths.gateways, text: words.gateways },
      { href: paths.contacts, text: words.contacts },
      { href: paths.publishing, text: words.publishing },
      ...framed.visitorNavigation,
    ],
    above:
      visit.deps.examples.length > 0 &&
      html`<p class="govuk-body-s">
        <strong class="joinery-watermark">${words.madeUp[visit.locale]}</strong>
      </p>`,
  };
});

/** Sums that nobody can be told from, for whoever may see the map. */
export const counts = { whose: "counts", may: "see-map" } as const;
