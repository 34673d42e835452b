import { ownerOf, inWhoseName } from "#access";
import type { Visitor } from "#access";
import { csrfField, frame, pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { LifeEvent } from "#catalogue";
import type { Id, Words } from "#kernel";
import { newId } from "#kernel";
import { findEvent } from "../../claiming.ts";
import type { Notice } from "#notices";
import { isOpen, withdrawNotice } from "#notices";
import { inContext } from "#postgres";
import type { FieldError, Reply } from "#web";
import {
  button,
  firstOf,
  formControls,
  html,
  page,
  parseChoice,
  problem,
  redirect,
  question,
} from "#web";
import { beginCorrection } from "../../begin-correction.ts";
import { tellingContext } from "../../telling-context.ts";
import { askAgainToChange } from "../ask-again.ts";
import { readsOfThemselves } from "../happening-name.ts";
import { paths } from "../paths.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import type { FoundTrack } from "../track/find-track.ts";
import { findTrack, isSubject } from "../track/find-track.ts";
import { undoList, whatWillHappen } from "./undo-list.ts";
import { undoWords as words } from "./undo-words.ts";

/** Takes back or corrects what was told, along the same lanes. */
export const undoRoutes = (deps: TellingDeps): readonly TellingRoute[] =>
  pageRoutes(deps).subject(
    { whose: "owner" },
    { action: "tell" },
    {
      [`GET ${paths.told}`]: undoList,
      [`GET ${paths.withdraw(":reference")}`]: show,
      [`POST ${paths.withdraw(":reference")}`]: withdraw,
      [`GET ${paths.correct(":reference")}`]: correct,
    },
  );

const isDeath = (event: LifeEvent | undefined): boolean =>
  event?.subject === "deceased";

const titleOf = (event: LifeEvent | undefined, isOwn: boolean): Words =>
  isDeath(event)
    ? words[isOwn ? "withdrawOwnDeath" : "withdrawDeath"]
    : words.withdraw;

const reasonsFor = (
  event: LifeEvent | undefined,
  isOwn: boolean,
): Readonly<Record<string, Words>> =>
  isDeath(event)
    ? {
        alive: isOwn ? words.aliveMyself : words.alive,
        mistake: words.mistake,
      }
    : {
        mistake: words.mistake,
        "not-happening": words.notHappening,
        "not-me": words.notMe,
      };

async function show(
  deps: TellingDeps,
  request: SubjectRequest,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const found = await findTrack(deps, request);
  if (!found) return problem("not-found");
  const { notice } = found.track;
  const { locale } = request;
  if (!isOpen(notice)) return redirect(paths.track(notice.reference));
  if (!mayUndo(request, found)) return problem("forbidden");
  const event = findEvent(found.catalogue, notice.lifeEvent);
  const isOwn = readsOfThemselves(request.visitor, notice);
  const title = titleOf(event, isOwn)[locale];
  const controls = formControls({ locale, values: request.form, errors });
  return page({
    ...frame(deps.site, request),
    title,
    errors,
    backHref: paths.track(notice.reference),
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body-l">${words.what[locale]}</p>
      ${await whatWillHappen(deps, request, found)}
      <form method="post" novalidate>
        ${csrfField(request.visitor)}
        ${controls.hidden("token", firstOf(request.form, "token") || newId())}
        ${controls.radios({
          name: "reason",
          fieldset: question(words.reason[locale]),
          items: Object.entries(reasonsFor(event, isOwn)).map(
            ([value, text]) => ({ value, text: text[locale] }),
          ),
        })}
        ${button({
          text: words.confirm[locale],
          classes: "govuk-button--warning",
          preventDoubleClick: true,
        })}
      </form>`,
  });
}

async function withdraw(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const found = await findTrack(deps, request);
  if (!found) return problem("not-found");
  if (!mayUndo(request, found)) return problem("forbidden");
  const { notice } = found.track;
  const event = findEvent(found.catalogue, notice.lifeEvent);
  const reason = parseChoice(
    request.form,
    { field: "reason", enter: words.choose },
    Object.keys(reasonsFor(event, false)),
  );
  if (reason.kind === "failure") return show(deps, request, reason.error);
  const again = await askAgainToChange(
    deps,
    request,
    found.catalogue,
    event?.sets.map(({ concept }) => concept) ?? [],
  );
  if (again) return again;
  const token = firstOf(request.form, "token");
  if (!/^[0-9a-f-]{36}$/.test(token)) return problem("bad-request");
  const { visitor } = request;
  const withdrawn = await deps.database.transaction(found.context, (tx) =>
    inContext(tx, tellingContext, () =>
      withdrawNotice(tx, notice, {
        token: tokenOf(token, notice),
        reason: reason.value,
        isSubject: isSubject(visitor, notice),
        ...ownedBy(visitor),
        ...whoWithdraws(visitor, notice),
      }),
    ),
  );
  return redirect(
    paths.track(
      withdrawn.kind === "ok"
        ? withdrawn.value.reference
        : withdrawn.error.reference,
    ),
  );
}

/** A form's token counts for its own notice alone, so that a guessed one finds nobody else's. */
const tokenOf = (token: string, { id }: Notice): string => `${token} ${id}`;

/** Whoever told it, and the person it is about; nobody else who sees it. */
const mayUndo = (request: SubjectRequest, found: FoundTrack): boolean =>
  found.isTellers || isSubject(request.visitor, found.track.notice);

const customerOf = (visitor: Visitor): Id | undefined =>
  visitor.kind === "referenced" ? undefined : inWhoseName(visitor);

function ownedBy(visitor: Visitor) {
  const [owner, customer] = [ownerOf(visitor), customerOf(visitor)];
  return { ...(owner ? { owner } : {}), ...(customer ? { customer } : {}) };
}

function whoWithdraws(
  visitor: Visitor,
  notice: Notice,
): {
  readonly teller?: Id;
  readonly capacity: string;
  readonly channel: string;
} {
  if (visitor.kind === "customer")
    return {
      teller: visitor.customer,
      capacity:
        visitor.actingFor?.capacity ??
        (visitor.customer === notice.subject ? "self" : notice.capacity),
      channel: "digital",
    };
  if (visitor.kind === "staff" && visitor.serving)
    return {
      teller: visitor.serving.customer,
      capacity: "self",
      channel: visitor.serving.channel,
    };
  return { capacity: notice.capacity, channel: "digital" };
}

/** Starts a correction, or goes on with one, at the answers that were given. */
async function correct(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const found: FoundTrack | undefined = await findTrack(deps, request);
  if (!found) return problem("not-found");
  const { notice } = found.track;
  if (!isOpen(notice)) return redirect(paths.track(notice.reference));
  if (!found.isTellers) return problem("forbidden");
  const event = findEvent(found.catalogue, notice.lifeEvent);
  if (!event) return problem("not-found");
  const journey = await beginCorrection(deps.database, found.context, {
    track: found.track,
    catalogue: found.catalogue,
    event,
    owner: ownerOf(request.visitor) ?? "",
    customer: customerOf(request.visitor),
    asOf: deps.clock.today(),
  });
  return redirect(paths.correcting(journey));
}
