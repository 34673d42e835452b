import { sayEach } from "#kernel";
import { go, isOutcome } from "#access/pages";
import { html } from "#web";
import { paths } from "../paths.ts";
import { answersGiven } from "../preview/answers-given.ts";
import { openToShow } from "../preview/open-to-show.ts";
import { pages } from "../telling-deps.ts";

const words = sayEach({
  title: "Which answer do you want to correct?",
  intro:
    "Change what is wrong. We ask only what follows from it. Nothing is sent before you have checked it.",
  check: "See who will be told",
});

/** The answers of a notice that is corrected: the person says which is wrong. */
export const correctPage = pages.subject({
  path: paths.correcting(":journey"),
  whose: "owner",
  may: "tell",
  title: words.title,
  heading: "none",
  read: async (tx, visit) => {
    const opened = await openToShow(tx, visit);
    if (isOutcome(opened)) return opened;
    const { id, corrects } = opened.telling.journey;
    return corrects === undefined
      ? go(paths.preview(id))
      : { ...opened, corrects };
  },
  show: ({ corrects, ...opened }, request) => {
    const { locale } = request;
    const { journey, event } = opened.telling;
    return {
      backHref: paths.track(corrects),
      content: html`<span class="govuk-caption-l">${event.name[locale]}</span>
        <h1 class="govuk-heading-l">${words.title[locale]}</h1>
        <p class="govuk-body-l">${words.intro[locale]}</p>
        ${answersGiven({ ...opened, request })}
        <p class="govuk-body">
          <a class="govuk-link" href="${paths.preview(journey.id)}"
            >${words.check[locale]}</a
          >
        </p>`,
    };
  },
});
