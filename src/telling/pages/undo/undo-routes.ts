import type { Visitor } from "#access";
import { csrfField, frame, guards } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { LifeEvent } from "#catalogue";
import type { Id, Words } from "#kernel";
import { newId } from "#kernel";
import { findEvent } from "../../claiming.ts";
import type { Notice } from "#notices";
import { withdrawNotice } from "#notices";
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
} from "#web";
import { beginCorrection } from "../../begin-correction.ts";
import { paths } from "../paths.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import type { FoundTrack } from "../track/find-track.ts";
import { findTrack } from "../track/find-track.ts";
import { undoWords as words } from "./undo-words.ts";

/** Takes back or corrects what was told, along the same lanes. */
export function undoRoutes(deps: TellingDeps): readonly TellingRoute[] {
  const tell = guards(deps).subject;
  return [
    {
      method: "GET",
      path: paths.withdraw(":reference"),
      whose: "owner",
      handle: tell({ action: "tell" }, (request) => show(deps, request)),
    },
    {
      method: "POST",
      path: paths.withdraw(":reference"),
      whose: "owner",
      handle: tell({ action: "tell" }, (request) => withdraw(deps, request)),
    },
    {
      method: "GET",
      path: paths.correct(":reference"),
      whose: "owner",
      handle: tell({ action: "tell" }, (request) => correct(deps, request)),
    },
  ];
}

const isDeath = (event: LifeEvent | undefined): boolean =>
  event?.subject === "deceased";

const reasonsFor = (
  event: LifeEvent | undefined,
): Readonly<Record<string, Words>> =>
  isDeath(event)
    ? { alive: words.alive, mistake: words.mistake }
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
  if (notice.state !== "standing")
    return redirect(paths.track(notice.reference));
  const event = findEvent(found.catalogue, notice.lifeEvent);
  const title = (isDeath(event) ? words.withdrawDeath : words.withdraw)[locale];
  const controls = formControls({ locale, values: request.form, errors });
  return page({
    ...frame(deps.site, request),
    title,
    errors,
    backHref: paths.track(notice.reference),
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body-l">${words.what[locale]}</p>
      <form method="post" novalidate>
        ${csrfField(request.visitor)}
        ${controls.hidden("token", firstOf(request.form, "token") || newId())}
        ${controls.radios({
          name: "reason",
          fieldset: {
            legend: {
              text: words.reason[locale],
              classes: "govuk-fieldset__legend--m",
            },
          },
          items: Object.entries(reasonsFor(event)).map(([value, text]) => ({
            value,
            text: text[locale],
          })),
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
  const { notice } = found.track;
  const event = findEvent(found.catalogue, notice.lifeEvent);
  const reason = parseChoice(
    request.form,
    { field: "reason", enter: words.choose },
    Object.keys(reasonsFor(event)),
  );
  if (reason.kind === "failure") return show(deps, request, reason.error);
  const token = firstOf(request.form, "token");
  if (!/^[0-9a-f-]{36}$/.test(token)) return problem("bad-request");
  const withdrawn = await deps.database.transaction(found.context, (tx) =>
    withdrawNotice(tx, notice, {
      token,
      reason: reason.value,
      ...whoWithdraws(request.visitor, notice),
    }),
  );
  return redirect(
    paths.track(
      withdrawn.kind === "ok"
        ? withdrawn.value.reference
        : withdrawn.error.reference,
    ),
  );
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
  if (notice.state !== "standing")
    return redirect(paths.track(notice.reference));
  const event = findEvent(found.catalogue, notice.lifeEvent);
  if (!event) return problem("not-found");
  const journey = await beginCorrection(deps.database, found.context, {
    track: found.track,
    catalogue: found.catalogue,
    event,
    owner: request.subject,
    asOf: deps.clock.today(),
  });
  return redirect(paths.correcting(journey));
}
