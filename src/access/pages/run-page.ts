import type { Words } from "#kernel";
import { sayEach } from "#kernel";
import type { Context } from "#postgres";
import type {
  Controls,
  FieldError,
  Fields,
  FieldsOf,
  PageRequest,
  Reply,
} from "#web";
import {
  controlsOf,
  filledIn,
  firstOf,
  html,
  Html,
  notificationBanner,
  page,
  problem,
  redirect,
  redirectAway,
} from "#web";
import { contextOf } from "../context-of.ts";
import { takeHeldAnswers } from "../held-form.ts";
import { mayDo } from "../permissions.ts";
import type { Action } from "../permissions.ts";
import type { Visitor } from "../visitor.ts";
import { csrfField, guestForm } from "./csrf-field.ts";
import type { frame } from "./frame.ts";
import { askToSignIn, askToSignInAgain } from "./guards.ts";
import type { Outcome } from "./outcome.ts";
import { isOutcome } from "./outcome.ts";
import type {
  Layout,
  NotDone,
  PageDeps,
  PageValue,
  Showing,
  Shown,
  View,
  Visit,
  Who,
} from "./page.ts";

/** What a room puts around its pages. */
export type FrameOf<Deps> = (visit: Visit<Deps, "anybody">) => ReturnType<
  typeof frame
> & {
  readonly width?: "full";
  readonly currentNavigation?: string;
  /** Above every heading. */
  readonly above?: Html | false;
};
type Run<Deps, W extends Who, Read, Changed> = {
  readonly value: PageValue<Deps, W, Read, Changed>;
  readonly frameOf: FrameOf<Deps>;
};
/** What a page is shown again with. */
type Again<Changed> = {
  readonly errors?: readonly FieldError[];
  readonly typed?: Fields | undefined;
  readonly changed?: Changed;
  readonly form?: {
    readonly fields: FieldsOf<unknown>;
    readonly known: Fields;
  };
};

const words = sayEach({
  done: "Done",
  important: "Important",
});

/** Answers a visit: the page, with what was typed before they signed in; or wherever else what it reads leads. */
export async function showAt<
  Deps extends PageDeps,
  W extends Who,
  Read,
  Changed,
>(run: Run<Deps, W, Read, Changed>, visit: Visit<Deps, W>): Promise<Reply> {
  const refused = await refusal(run.value.mayAlso, visit);
  if (refused) return refused;
  const typed = run.value.keepsTyped
    ? await takeHeldAnswers(visit.deps, visit)
    : undefined;
  return readAndShow(run, visit, { typed });
}

/** Does what the button says, and answers as the act ends. A form that names nothing means the page's only act. */
export async function actAt<
  Deps extends PageDeps,
  W extends Who,
  Read,
  Changed,
>(run: Run<Deps, W, Read, Changed>, visit: Visit<Deps, W>): Promise<Reply> {
  const refused = await refusal(run.value.mayAlso, visit);
  if (refused) return refused;
  const { acts = [] } = run.value;
  const only = acts.length === 1 ? acts[0]?.name : undefined;
  const name = "do" in visit.form ? firstOf(visit.form, "do") : only;
  const act = acts.find((one) => one.name === name);
  return act
    ? ended(run, visit, await act.answer(visit))
    : problem("unknown-act");
}

/** What is done at this address may be more than the page itself asks for. */
async function refusal<Deps extends PageDeps, W extends Who>(
  mayAlso: ((visit: Visit<Deps, W>) => Action) | undefined,
  visit: Visit<Deps, W>,
): Promise<Reply | undefined> {
  if (mayAlso === undefined) return undefined;
  const action = mayAlso(visit);
  return mayDo(visit.visitor, action)
    ? askToSignInAgain(visit.deps, visit, action)
    : problem("forbidden");
}

async function ended<Deps extends PageDeps, W extends Who, Read, Changed>(
  run: Run<Deps, W, Read, Changed>,
  visit: Visit<Deps, W>,
  outcome: Outcome<Changed>,
): Promise<Reply> {
  switch (outcome.ends) {
    case "go":
      return redirect(outcome.to, { cookies: outcome.cookies });
    case "go-away":
      return redirectAway(outcome.to, { cookies: outcome.cookies });
    case "problem":
      return problem(outcome.problem);
    case "again":
    case "changed":
      return readAndShow(run, visit, { typed: visit.form, ...outcome });
    case "shown":
      return pageOf(run, visit, {}, () => outcome.shown);
    case "sign-in":
      return (
        (outcome.anew &&
          (await askToSignInAgain(visit.deps, visit, outcome.anew))) ??
        askToSignIn(visit.deps, visit)
      );
  }
}

/** Reads what the page needs in one transaction, and shows it. */
async function readAndShow<Deps extends PageDeps, W extends Who, Read, Changed>(
  run: Run<Deps, W, Read, Changed>,
  visit: Visit<Deps, W>,
  state: Again<Changed>,
): Promise<Reply> {
  const { read, given, show, send, context = contextOfVisit } = run.value;
  const found = read
    ? await visit.deps.database.transaction(context(visit), async (tx) =>
        read(tx, visit),
      )
    : await given?.(visit);
  if (isOutcome(found)) return ended(run, visit, found as Outcome<Changed>);
  const what = found as Exclude<Read, Outcome>;
  if (send) return send(what, visit);
  const { asks = {}, known } = run.value;
  const fields = typeof asks === "function" ? asks(visit, what) : asks;
  const form = { fields, known: filledIn(fields, known?.(what, visit) ?? {}) };
  return pageOf(
    run,
    visit,
    { ...state, form },
    (view) => show?.(what, view) ?? html``,
  );
}

const contextOfVisit = ({ visitor }: PageRequest<Visitor>): Context =>
  contextOf(visitor);

/** Shows the page with the frame of its room, the heading it did not make itself, and what was done just now. */
function pageOf<Deps extends PageDeps, W extends Who, Read, Changed>(
  { value, frameOf }: Run<Deps, W, Read, Changed>,
  visit: Visit<Deps, W>,
  state: Again<Changed>,
  what: (view: View<Deps, W, Changed>) => Html | Shown,
): Reply {
  const { locale, query } = visit;
  const { errors = [] } = state;
  const { visitor, cookies } = value.acts
    ? guestForm(visit)
    : { ...visit, cookies: [] };
  const controls = (known: Fields = {}): Controls => ({
    locale,
    values: state.typed ?? known,
    errors,
  });
  const { fields = {}, known } = state.form ?? {};
  const shownWith: Showing<Changed> = {
    typed: state.typed,
    changed: state.changed,
    errors,
    asked: controlsOf(fields, controls(known)),
    controls,
    post: (content) =>
      html`<form method="post" novalidate>
        ${csrfField(visitor)}${content}
      </form>`,
  };
  const answer = what({ ...visit, ...shownWith });
  const shown = answer instanceof Html ? { content: answer } : answer;
  const { above, ...framed } = frameOf(visit);
  const layout = { ...value, ...shown };
  const title = shown.title ?? value.title?.[locale] ?? "";
  const { heading = "l" } = layout;
  return page(
    {
      ...framed,
      ...layoutOf(layout),
      url: shown.url ?? ("done" in query ? visit.path : framed.url),
      title,
      errors: shown.errors ?? errors,
      content: html`${whatWasDone(value.done, visit)}${above}${heading !== "none" && html`<h1 class="govuk-heading-${heading}">${title}</h1>`}${shown.content}`,
    },
    {
      cookies,
      ...(shown.headers ? { headers: shown.headers } : {}),
      ...(shown.status ? { status: shown.status } : {}),
      ...(state.changed !== undefined && errors.length === 0
        ? { status: 409 }
        : {}),
    },
  );
}

const layoutOf = ({ backHref, width, currentNavigation }: Layout) => ({
  ...(backHref === undefined ? {} : { backHref }),
  ...(width === undefined ? {} : { width }),
  ...(currentNavigation === undefined ? {} : { currentNavigation }),
});

function whatWasDone(
  done: Readonly<Record<string, Words | NotDone>> = {},
  { method, query, locale }: PageRequest<Visitor>,
): Html | false {
  const name = firstOf(query, "done");
  const what = Object.hasOwn(done, name) ? done[name] : undefined;
  if (method !== "GET" || what === undefined) return false;
  const isDone = !("notDone" in what);
  return notificationBanner({
    type: isDone ? "success" : undefined,
    titleText: words[isDone ? "done" : "important"][locale],
    text: (isDone ? what : what.notDone)[locale],
  });
}
