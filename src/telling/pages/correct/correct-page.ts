import { sayEach } from "#kernel";
import { go, isOutcome, forbidden, notFound } from "#access/pages";
import { html, link, paragraph } from "#web";
import { ownerOf } from "#access";
import { isOpen } from "#notices";
import { paths } from "../paths.ts";
import { answersGiven } from "../preview/answers-given.ts";
import { openToShow } from "../preview/open-to-show.ts";
import { pages, tellers } from "../telling-deps.ts";
import { beginCorrection } from "../../begin-correction.ts";
import { findEvent } from "../../claiming.ts";
import { reachesAllOf } from "../../track-of.ts";
import { findTrack } from "../track/find-track.ts";
import { customerOf } from "../undo/withdraw-page.ts";

const words = sayEach({
  title: "Which answer do you want to correct?",
  intro:
    "Change what is wrong. We ask only what follows from it. Nothing is sent before you have checked it.",
  check: "See who will be told",
});

/** The answers of a notice that is corrected: the person says which is wrong. */
export const correctPage = pages.subject({
  path: paths.correcting(":journey"),
  ...tellers,
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
        ${paragraph(link(paths.preview(journey.id), words.check[locale]))}`,
    };
  },
});

/** Starts a correction, or goes on with one, at the answers that were given. */
export const beginCorrecting = pages.subject({
  path: paths.correct(":reference"),
  ...tellers,
  read: async (tx, visit) => {
    const found = await findTrack(tx, visit);
    if (isOutcome(found)) return found;
    const { track, catalogue, isTellers } = found;
    const { reference, lifeEvent } = track.notice;
    if (!isOpen(track.notice)) return go(paths.track(reference));
    if (!isTellers) return forbidden;
    if (!(await reachesAllOf(tx, visit.visitor, track.notice, catalogue)))
      return go(paths.notInReach(reference));
    const event = findEvent(catalogue, lifeEvent);
    if (!event) return notFound;
    const journey = await beginCorrection(tx, {
      track,
      catalogue,
      event,
      owner: ownerOf(visit.visitor) ?? "",
      customer: customerOf(visit.visitor),
      asOf: visit.today,
    });
    return go(paths.correcting(journey));
  },
});
