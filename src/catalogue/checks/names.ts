import type {
  Council,
  Flow,
  InformationConcept,
  LifeEvent,
  PublicOrganisation,
  PublicService,
} from "../catalogue.ts";

/** Every name a pack declares, for checking those it uses. */
export type Names = {
  readonly organisations: ReadonlyMap<string, PublicOrganisation>;
  /** Council roles that some authority holds. */
  readonly roles: ReadonlySet<string>;
  readonly concepts: ReadonlyMap<string, InformationConcept>;
  /** Concepts that are addresses: records with a `council` field. */
  readonly addresses: ReadonlySet<string>;
  /** Keys of sources; none in a pack that does not list them. */
  readonly sources: ReadonlySet<string>;
  readonly services: ReadonlyMap<string, PublicService>;
  readonly events: ReadonlyMap<string, LifeEvent>;
  readonly flows: ReadonlyMap<string, Flow>;
  /** Known only when the rules compile. */
  readonly decisions?: ReadonlySet<string>;
  /** Facts that a flow carries or a rule or condition reads; known only when the rules compile. */
  readonly needed?: ReadonlySet<string>;
};

export const rolesOf = (councils: readonly Council[]): ReadonlySet<string> =>
  new Set(
    councils.flatMap((council) => [
      ...council.roles,
      ...council.othersHold.keys(),
    ]),
  );

export const addressesOf = (
  concepts: ReadonlyMap<string, InformationConcept>,
): ReadonlySet<string> =>
  new Set(
    [...concepts.values()]
      .filter(
        ({ type }) => type.kind === "record" && type.fields.has("council"),
      )
      .map(({ name }) => name),
  );
