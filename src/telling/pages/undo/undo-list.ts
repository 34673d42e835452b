import { contextOf, ownerOf, reachesEvent } from "#access";
import type { SubjectRequest } from "#access/pages";
import { frame } from "#access/pages";
import type { Notice } from "#notices";
import { findNotices, happeningsOf, isOpen } from "#notices";
import type { Html, Reply } from "#web";
import {
  capitalised,
  formatDate,
  formatMoment,
  html,
  page,
  pagedBy,
} from "#web";
import { bodyName, isHidden } from "#people/pages";
import { factsOf, findFacts } from "#people";
import { answerText } from "../answer-text.ts";
import { happeningName } from "../happening-name.ts";
import { paths } from "../paths.ts";
import type { TellingDeps } from "../telling-deps.ts";
import type { FoundTrack } from "../track/find-track.ts";
import { isSubject, isToldBy } from "../track/find-track.ts";
import { trackWords } from "../track/track-words.ts";
import { undoWords as words } from "./undo-words.ts";

/** What this visitor can correct or take back, and what was taken back already. */
export async function undoList(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const { visitor, locale, subject } = request;
  const context = contextOf(visitor);
  const notices = await deps.database.transaction(context, (tx) =>
    findNotices(tx, subject, ownerOf(visitor)),
  );
  const items = happeningsOf(notices)
    .filter(
      (one) =>
        reachesEvent(visitor, one.lifeEvent) &&
        (isToldBy(one, context) || isSubject(visitor, one)),
    )
    .map((one) => listItem(deps, request, one, isToldBy(one, context)));
  const { skip, shown, links } = pagedBy(request);
  const here = items.slice(skip);
  return page({
    ...frame(deps.site, request),
    title: words.list[locale],
    backHref: "/",
    content: html`<h1 class="govuk-heading-l">${words.list[locale]}</h1>
      ${
        items.length > 0
          ? html`<ul class="joinery-rows">
                ${shown(here)}
              </ul>
              ${links(here, locale)}`
          : html`<p class="govuk-body">${words.listNothing[locale]}</p>`
      }`,
  });
}

function listItem(
  deps: TellingDeps,
  { visitor, locale }: SubjectRequest,
  notice: Notice,
  isTellers: boolean,
): Html {
  const { reference, confirmedAt } = notice;
  const name = happeningName(deps.catalogues.inForce(), notice, visitor)[
    locale
  ];
  const link = (href: string, text: string) =>
    html`<a class="govuk-link" href="${href}"
      >${text}<span class="govuk-visually-hidden"
        >: ${name}, ${reference}</span
      ></a
    >`;
  const when = `${(notice.kind === "withdrawn" ? words.backAlready : trackWords.on)[locale]} ${formatMoment(confirmedAt, locale)}`;
  return html`<li class="joinery-rows__row">
    <p class="govuk-body">
      <a class="govuk-link" href="${paths.track(reference)}"
        >${name} (${reference})</a
      ><br />${when}
    </p>
    ${
      isOpen(notice) &&
      html`<p class="govuk-body">
        ${isTellers && html`${link(paths.correct(reference), trackWords.correct[locale])}<br />`}
        ${link(paths.withdraw(reference), words.withdraw[locale])}
      </p>`
    }
  </li>`;
}

/** What taking back does: which bodies hear of it, and what is put back of what we hold about whoever told it. */
export async function whatWillHappen(
  deps: TellingDeps,
  { subject, locale, visitor }: SubjectRequest,
  { track: { notice, bodies }, catalogue, sight, context }: FoundTrack,
): Promise<Html> {
  const told = bodies
    .filter(({ state }) => state !== "not-told")
    .map(({ organisation, flow }) =>
      [
        bodyName(sight, catalogue, organisation)[locale],
        catalogue.flows.get(flow)?.service[locale] ?? flow,
      ].join(": "),
    );
  // What begins on a later day is put back too.
  const book =
    notice.customer === subject
      ? await deps.database.transaction(context, (tx) =>
          findFacts(tx, subject, "9999-12-31"),
        )
      : new Map();
  const put = [...factsOf(book)].flatMap(([name, fact]) => {
    const { source, validFrom } = book.get(name) ?? {};
    const concept = catalogue.concepts.get(name);
    if (source?.kind !== "notice" || source.notice !== notice.id || !concept)
      return [];
    const value =
      fact.kind === "known" && !isHidden(sight, concept)
        ? `: ${answerText(catalogue, concept.type, fact.value, locale)}`
        : "";
    return [
      `${capitalised(concept.label[locale])}${value} (${formatDate(validFrom, locale)})`,
    ];
  });
  const list = (items: readonly string[]) =>
    html`<ul class="govuk-list govuk-list--bullet">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
  // The person it is about ends what everybody told; of others nobody learns here whether they told the same.
  const isAll = isSubject(visitor, notice);
  return html`<h2 class="govuk-heading-m">
      ${words[isAll ? "bodies" : "bodiesUnless"][locale]}
    </h2>
    ${!isAll && html`<p class="govuk-body">${words.unless[locale]}</p>`}
    ${told.length > 0 ? list(told) : html`<p class="govuk-body">${trackWords.nobody[locale]}</p>`}
    ${
      put.length > 0 &&
      html`<h2 class="govuk-heading-m">${words.facts[locale]}</h2>
        <p class="govuk-body">${words.factsWhy[locale]}</p>
        ${list(put)}`
    }`;
}
