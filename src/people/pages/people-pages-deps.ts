import type { AccessDeps } from "#access";
import type { View, Visit } from "#access/pages";
import { pagesOf } from "#access/pages";
import type { Catalogue, ConceptType, InformationConcept } from "#catalogue";
import type { FactValue } from "#decisions";
import type { LocalDate, Locale } from "#kernel";
import type { FieldError, Fields, Html, Parsed, Site } from "#web";

/** How a fact is shown, asked for and read; the room that asks questions knows, and `processes` hands it over. */
export type Answers = {
  text(
    catalogue: Catalogue,
    type: ConceptType,
    value: FactValue,
    locale: Locale,
  ): string;
  control(
    concept: InformationConcept,
    form: {
      readonly locale: Locale;
      readonly values: Fields;
      readonly errors: readonly FieldError[];
    },
  ): Html;
  parse(
    concept: InformationConcept,
    form: Fields,
    today: LocalDate,
  ): Parsed<FactValue>;
  fieldsOf(type: ConceptType, value: FactValue): Fields;
};

export type PeoplePagesDeps = AccessDeps & {
  readonly site: Site;
  /** The catalogue in force. */
  readonly catalogue: () => Catalogue;
  readonly answers: Answers;
  /** Shows everybody's messages, codes included: only where all people are made up. */
  readonly showsOutbox: boolean;
};

export type PeopleVisit = Visit<PeoplePagesDeps>;
export type PeopleView = View<PeoplePagesDeps>;

/** How the pages of this room are made. */
export const pages = pagesOf<PeoplePagesDeps>();
