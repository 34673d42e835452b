import type { LocalDate, Words } from "#kernel";
import type { Context, Tx } from "#postgres";
import type {
  Controls,
  FieldError,
  Fields,
  FieldsOf,
  Html,
  PageRequest,
  Reply,
  Site,
  Whose,
} from "#web";
import type { AccessDeps } from "../identify.ts";
import type { Action } from "../permissions.ts";
import type {
  AccountVisitor,
  CustomerVisitor,
  StaffVisitor,
  Visitor,
} from "../visitor.ts";
import type { SubjectRequest } from "./guards.ts";
import type { Outcome } from "./outcome.ts";

/** Who comes to a page, as its guard narrows them. */
export type Comers = {
  readonly anybody: PageRequest<Visitor>;
  readonly customer: PageRequest<CustomerVisitor>;
  readonly subject: SubjectRequest;
  readonly staff: PageRequest<StaffVisitor>;
  readonly account: PageRequest<AccountVisitor>;
};
export type Who = keyof Comers;

export type PageDeps = AccessDeps & { readonly site: Site };

/** A request at a page: who asks for what, at which one moment, and what the page may use. */
export type Visit<Deps, W extends Who = "subject"> = Comers[W] & {
  readonly deps: Deps;
  readonly now: Date;
  readonly today: LocalDate;
};

/** What a page is shown with. */
export type Showing<Changed> = {
  readonly errors: readonly FieldError[];
  readonly changed: Changed | undefined;
  /** What was typed: sent just now, or held while they signed in. */
  readonly typed: Fields | undefined;
  /** The page's form, drawn: with what was typed, else with what is known. */
  readonly asked: Html;
  /** Controls of a form beside it. */
  controls(known?: Fields): Controls;
  /** A form that is sent to this page's acts. */
  post(content: Html): Html;
};

/** A visit that is shown a page. */
export type View<Deps, W extends Who = "subject", Changed = never> = Visit<
  Deps,
  W
> &
  Showing<Changed>;

/** How a page is laid out. */
export type Layout = {
  readonly backHref?: string;
  readonly width?: "two-thirds" | "full";
  readonly currentNavigation?: string;
  /** Its title is the heading, large, unless this says otherwise. */
  readonly heading?: "xl" | "none";
};

/** What is shown: under the page's title or one of its own. */
export type Shown = Layout & {
  readonly title?: string;
  readonly content: Html;
  /** Instead of the form's, when there is no form to mend. */
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  /** Where the language links lead, when not back here. */
  readonly url?: string;
};

/** The fields of a form by name; some depend on who is asked, and on what was read. */
export type FormOf<Visit, Read, Values> =
  FieldsOf<Values> | ((visit: Visit, read: Read) => FieldsOf<Values>);

/** What a button of a page does, made by `act`. */
export type Act<Visit, Changed> = {
  readonly name: string;
  readonly fields: readonly string[];
  answer(visit: Visit): Promise<Outcome<Changed>>;
};

export type NotDone = { readonly notDone: Words };

/**
 * One page, as a value: where it is, whose rows it touches, what it reads in one transaction, what it shows, and what its buttons do.
 * What it reads may end the visit instead. A download or a part of a page `sends` a reply; a page that only leads on has nothing to show.
 */
export type PageValue<Deps, W extends Who, Read, Changed> = Layout & {
  readonly path: string;
  readonly whose: Whose;
  /** When its acts touch other rows than it shows. */
  readonly whoseActs?: Whose;
  /** What is done here more exactly, when that depends on the address. */
  readonly mayAlso?: (visit: Visit<Deps, W>) => Action;
  readonly title?: Words;
  /** The visitor's own, unless it says otherwise. */
  readonly context?: (visit: Visit<Deps, W>) => Context;
  readonly read?: (tx: Tx, visit: Visit<Deps, W>) => Promise<Read> | Read;
  /** Instead of reading: what it needs without the database, or asks of it by itself. */
  readonly given?: (visit: Visit<Deps, W>) => Promise<Read> | Read;
  /** What its form asks, and what is known of that. */
  readonly asks?: FormOf<Visit<Deps, W>, Exclude<Read, Outcome>, unknown>;
  readonly known?: (
    read: Exclude<Read, Outcome>,
    visit: Visit<Deps, W>,
  ) => Readonly<Record<string, unknown>>;
  readonly show?: (
    read: Exclude<Read, Outcome>,
    view: View<Deps, W, Changed>,
  ) => Html | Shown;
  readonly send?: (
    read: Exclude<Read, Outcome>,
    visit: Visit<Deps, W>,
  ) => Reply | Promise<Reply>;
  readonly acts?: readonly Act<Visit<Deps, W>, Changed>[];
  readonly visitsPerMinuteMax?: number;
  readonly actsPerMinuteMax?: number;
  /** Fills the form with what was typed before they had to sign in. */
  readonly keepsTyped?: boolean;
  /** What an act did, or did not do, said where it leads: `?done=NAME`. */
  readonly done?: Readonly<Record<string, Words | NotDone>>;
};
