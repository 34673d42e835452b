import type { Fact, Facts, FactValue } from "#decisions";
import type { Id, LocalDate } from "#kernel";

/** Where a fact comes from; shown to the person beside the fact. */
export type FactSource =
  | {
      readonly kind: "told";
      readonly by: "self" | "helper" | "staff";
      readonly channel?: string;
      readonly event?: string;
    }
  | {
      readonly kind: "register";
      readonly organisation: string;
      readonly register?: string;
    }
  | {
      readonly kind: "body";
      readonly organisation: string;
      readonly reference?: string;
    }
  | { readonly kind: "notice"; readonly notice: Id; readonly event: string }
  | { readonly kind: "derived"; readonly from: string }
  | { readonly kind: "made-up" };

/** One fact as it is known: since when it holds, since when we know, from whom. */
export type HeldFact = {
  readonly id: Id;
  readonly concept: string;
  readonly fact: Fact;
  readonly source: FactSource;
  readonly recordedAt: Date;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
};

/** All that is known about one person as of one day, by concept. */
export type FactBook = ReadonlyMap<string, HeldFact>;

/** The book as decisions read it. */
export const factsOf = (book: FactBook): Facts =>
  new Map([...book].map(([concept, { fact }]) => [concept, fact]));

/** A known value, or nothing when it is not known or known to be none. */
export function knownValue(
  book: FactBook,
  concept: string,
): FactValue | undefined {
  const fact = book.get(concept)?.fact;
  return fact?.kind === "known" ? fact.value : undefined;
}

/** A known text, e.g. a name. */
export function knownText(book: FactBook, concept: string): string | undefined {
  const value = knownValue(book, concept);
  return typeof value === "string" ? value : undefined;
}

const nationsByCode: Readonly<Record<string, string>> = {
  E: "england",
  S: "scotland",
  W: "wales",
  N: "northern-ireland",
};

/** The nation of an address by its council's GSS code, whose first letter names it. */
function nationOfAddress(address: FactValue | undefined): string | undefined {
  if (typeof address !== "object" || Array.isArray(address)) return undefined;
  const council = (address as Readonly<Record<string, FactValue>>)["council"];
  return typeof council === "string"
    ? nationsByCode[council.slice(0, 1)]
    : undefined;
}

/** Adds what follows from other facts and need not be told: the nation from the address. */
export function withDerived(book: FactBook): FactBook {
  const address = book.get("person.address");
  const nation =
    address?.fact.kind === "known"
      ? nationOfAddress(address.fact.value)
      : undefined;
  if (address === undefined || nation === undefined) return book;
  const derived: HeldFact = {
    ...address,
    concept: "household.country",
    fact: { kind: "known", value: nation },
    source: { kind: "derived", from: "person.address" },
  };
  return new Map([...book, ["household.country", derived]]);
}
