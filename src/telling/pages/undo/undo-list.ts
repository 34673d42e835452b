import { contextOf, ownerOf, reachesEvent } from "#access";
import type { Notice } from "#notices";
import { findNotices, happeningsOf, isOpen } from "#notices";
import type { Html } from "#web";
import { formatMoment, html, link, pagedBy, paragraph } from "#web";
import { happeningName } from "../happening-name.ts";
import { paths } from "../paths.ts";
import type { TellingVisit } from "../telling-deps.ts";
import { pages, tellers } from "../telling-deps.ts";
import { isToldBy } from "../../track-of.ts";
import { mayUndo } from "../track/find-track.ts";
import { trackWords } from "../track/track-words.ts";
import { undoWords as words } from "./undo-words.ts";

function listItem(
  { deps, visitor, locale }: TellingVisit,
  notice: Notice,
  isTellers: boolean,
): Html {
  const { reference, confirmedAt } = notice;
  const name = happeningName(deps.catalogues.inForce(), notice, visitor)[
    locale
  ];
  const about = `${name}, ${reference}`;
  const when = `${(notice.kind === "withdrawn" ? words.backAlready : trackWords.on)[locale]} ${formatMoment(confirmedAt, locale)}`;
  return html`<li class="joinery-rows__row">
    ${paragraph(html`${link(paths.track(reference), `${name} (${reference})`)}<br />${when}`)}
    ${
      isOpen(notice) &&
      html`<p class="govuk-body">
        ${isTellers && html`${link(paths.correct(reference), trackWords.correct[locale], about)}<br />`}
        ${link(paths.withdraw(reference), words.withdraw[locale], about)}
      </p>`
    }
  </li>`;
}

/** What this visitor can correct or take back, and what was taken back already. */
export const undoList = pages.subject({
  path: paths.told,
  ...tellers,
  title: words.list,
  read: (tx, { subject, visitor }) =>
    findNotices(tx, subject, ownerOf(visitor)),
  show: (notices, view) => {
    const { visitor, locale } = view;
    const context = contextOf(visitor);
    const items = happeningsOf(notices)
      .filter(
        (one) => reachesEvent(visitor, one.lifeEvent) && mayUndo(visitor, one),
      )
      .map((one) => listItem(view, one, isToldBy(one, context)));
    const { skip, shown, links } = pagedBy(view);
    const here = items.slice(skip);
    // The first page of a guest is a new telling.
    const back = visitor.kind === "referenced" ? {} : { backHref: "/" };
    const content =
      items.length > 0
        ? html`<ul class="joinery-rows">
              ${shown(here)}
            </ul>
            ${links(here, locale)}`
        : paragraph(words.listNothing[locale]);
    return { ...back, content };
  },
});
