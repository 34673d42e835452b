import { contextOf } from "#access";
import { frame, pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { Reply } from "#web";
import { html, page, problem, redirect } from "#web";
import { paths } from "../paths.ts";
import { answersGiven } from "../preview/answers-given.ts";
import { openToShow } from "../preview/preview-routes.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";

const words = {
  title: {
    en: "Which answer do you want to correct?",
    cy: "Pa ateb ydych chi am ei gywiro?",
  },
  intro: {
    en: "Change what is wrong. We ask only what follows from it. Nothing is sent before you have checked it.",
    cy: "Newidiwch yr hyn sy’n anghywir. Dim ond yr hyn sy’n dilyn ohono y byddwn yn ei ofyn. Ni anfonir dim cyn i chi ei wirio.",
  },
  check: {
    en: "See who will be told",
    cy: "Gweld pwy fydd yn cael gwybod",
  },
} as const;

/** The answers of a notice that is corrected: the person says which is wrong. */
export const correctRoutes = (deps: TellingDeps): readonly TellingRoute[] =>
  pageRoutes(deps).subject(
    { whose: "owner" },
    { action: "tell" },
    {
      [`GET ${paths.correcting(":journey")}`]: show,
    },
  );

async function show(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const opened = await deps.database.transaction(
    contextOf(request.visitor),
    (tx) => openToShow(tx, deps, request),
  );
  if (!opened) return problem("not-found");
  const { locale } = request;
  const { journey, event } = opened.telling;
  if (journey.corrects === undefined)
    return redirect(paths.preview(journey.id));
  if (journey.reference !== undefined)
    return redirect(paths.track(journey.reference));
  return page({
    ...frame(deps.site, request),
    title: words.title[locale],
    backHref: paths.track(journey.corrects),
    content: html`<span class="govuk-caption-l">${event.name[locale]}</span>
      <h1 class="govuk-heading-l">${words.title[locale]}</h1>
      <p class="govuk-body-l">${words.intro[locale]}</p>
      ${answersGiven({ ...opened, request })}
      <p class="govuk-body">
        <a class="govuk-link" href="${paths.preview(journey.id)}"
          >${words.check[locale]}</a
        >
      </p>`,
  });
}
