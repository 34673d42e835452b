import { act, changed, go, isOutcome, notFound, wrong } from "#access/pages";
import type { Locale, Words } from "#kernel";
import type { Consequences } from "#notices";
import type { Sight } from "#people/pages";
import { isOwners } from "#people/pages";
import type { Tx } from "#postgres";
import type { FieldError, Html } from "#web";
import {
  actButton,
  bullets,
  button,
  capitalised,
  details,
  firstOf,
  hidden,
  html,
  insetText,
  paragraph,
} from "#web";
import { isClaim } from "../../claiming.ts";
import type { Correcting } from "../../correcting.ts";
import {
  correctingOf,
  correctsAnothers,
  findCorrected,
} from "../../correcting.ts";
import { recordsAnything } from "../../confirm-telling.ts";
import type { Telling } from "../../open-telling.ts";
import type { Preview } from "../../preview.ts";
import { previewFor } from "../../preview.ts";
import { changedSince, previewedOf } from "../../previewed.ts";
import type { ChangedSince } from "../../previewed.ts";
import { findJourney } from "../../queries/find-journey.ts";
import { lockJourney } from "../../queries/lock-journey.ts";
import { saveChoices } from "../../queries/save-choices.ts";
import { paths } from "../paths.ts";
import type { TellingView, TellingVisit } from "../telling-deps.ts";
import { pages, tellers } from "../telling-deps.ts";
import { cutOffInset, toldAlready, toldAlreadyInset } from "../told-already.ts";
import { answersGiven } from "./answers-given.ts";
import { bodiesCorrected, hasMore, isOnlyAgain } from "./bodies-corrected.ts";
import { bodiesTold } from "./bodies-told.ts";
import {
  changesForYou,
  claimChoices,
  straightOnFrom,
} from "./changes-for-you.ts";
import {
  agreedFields,
  agreedIn,
  choiceFields,
  choicesOf,
  confirmOnce,
  refusedWords,
} from "./confirm-once.ts";
import {
  listOfRows,
  listOutOfReach,
  notTold,
  rowsToTellToo,
} from "./not-told.ts";
import { refuseLink } from "../account-code/account-code-page.ts";
import { journeyOf, openToShow } from "./open-to-show.ts";
import { previewWords as words } from "./preview-words.ts";

export type Shown = {
  readonly request: Pick<TellingVisit, "visitor" | "locale">;
  readonly telling: Telling;
  readonly sight: Sight;
  readonly preview: Preview;
  /** What is put right, when confirming corrects what was told. */
  readonly correcting?: Correcting;
  readonly errors?: readonly FieldError[];
  /** What is not as it was when they last looked. */
  readonly changed?: readonly ChangedSince[];
};

/** Names everything that changed since the person looked, before they are asked again. */
function whatChanged({ changed = [], request: { locale } }: Shown) {
  if (changed.length === 0) return false;
  return insetText({
    text: html`<h2 class="govuk-heading-m">${words.whatChanged[locale]}</h2>
      ${bullets(
        changed.map(
          ({ kind, name }) =>
            html`<strong>${capitalised(name[locale])}</strong>
              (${words.changedKind[kind][locale]})`,
        ),
      )}`,
  });
}

/** What this page shows, so that nothing else is confirmed with it. */
function asSeen({ telling, preview, correcting }: Shown): Html {
  const { version, marks } = previewedOf(
    telling,
    preview,
    correcting?.reference,
  );
  return html`${hidden("version", String(version))}${marks.map((mark) => hidden("seen", mark))}`;
}

const titleOf = (shown: Shown): Words =>
  shown.correcting
    ? words[isOnlyAgain(shown.correcting) ? "titleAgain" : "titleCorrection"]
    : words[isClaim(shown.telling) ? "titleClaim" : "title"];

/** Nothing was put right, nothing can be claimed, or nobody can be told. */
const hasNothingToSend = (shown: Shown): boolean =>
  shown.correcting
    ? shown.correcting.changed.length === 0 && !hasMore(shown.correcting)
    : tellsNobody(shown) &&
      (isClaim(shown.telling) || !recordsAnything(shown.telling));

/** Whatever is chosen. */
const tellsNobody = ({ preview: { consequences, claims } }: Shown): boolean =>
  consequences.bodies.length + claims.length === 0;

function whoHears(shown: Shown): Html | false {
  const { correcting, request, preview } = shown;
  if (correcting) return bodiesCorrected(shown, correcting);
  if (!isClaim(shown.telling)) return bodiesTold(shown);
  return preview.claims.length > 0
    ? claimChoices(shown)
    : paragraph(words.nothingToClaim[request.locale]);
}

const yourAnswers = (shown: Shown): Html =>
  html`<h2 class="govuk-heading-m">${words.answers[shown.request.locale]}</h2>
    ${answersGiven(shown)}`;

function buttons(shown: Shown, hasNothing: boolean): Html {
  const { request, preview, correcting } = shown;
  const { locale } = request;
  const told = tellsNobody(shown) ? "confirmKept" : "confirm";
  const confirm = correcting
    ? words[isOnlyAgain(correcting) ? "confirmAgain" : "confirmCorrection"]
    : words[isClaim(shown.telling) ? "confirmClaim" : told];
  const hasChoices =
    preview.claims.length > 0 ||
    preview.consequences.bodies.some(({ flow }) => flow.optOut);
  return html`<div class="govuk-button-group">
    ${hasNothing ? button({ text: words.leave[locale], href: "/" }) : actButton(confirm[locale], "confirm")}
    ${hasChoices && actButton(words.update[locale], "save", "secondary")}
  </div>`;
}

function backFrom({ journey, questions, event }: Telling): string {
  if (journey.corrects !== undefined) return paths.correcting(journey.id);
  const last = questions.findLast(
    ({ state }) => state === "answered" || state === "skipped",
  );
  return last
    ? paths.question(journey.id, last.concept)
    : isClaim({ event })
      ? paths.apply
      : paths.begin(event.id);
}

function toDoElsewhere({ preview, telling, sight, request }: Shown): Html {
  const { locale } = request;
  const { bodies, elsewhere, undecided, uncovered } = preview.consequences;
  const told = bodies.filter(({ optedOut }) => !optedOut);
  const { catalogue } = telling;
  const tellToo = rowsToTellToo(told, { catalogue, sight, locale });
  const others = preview.others.map(
    ({ name, organisation }) => `${name[locale]}: ${organisation[locale]}`,
  );
  const rows = (isChoice: boolean): readonly Html[] =>
    elsewhere
      .filter(({ may = false }) => may === isChoice)
      .map((one) => elsewhereRow(one, locale));
  return html`${listOfRows(words.elsewhere, [...tellToo, ...rows(false)], { locale })}
  ${listOfRows(words.mayElsewhere, rows(true), { locale })}
  ${listOf(words.others[locale], others)}
  ${listOf(
    words.undecided[locale],
    undecided.flatMap(({ flow }) =>
      flow.isSent ? [flow.service[locale]] : [],
    ),
  )}
  ${listOf(
    words.uncovered[locale],
    uncovered.map(({ service }) => service[locale]),
  )}`;
}

const elsewhereRow = (
  one: Consequences["elsewhere"][number],
  locale: Locale,
): Html =>
  html`<li class="joinery-rows__row">
    <p class="govuk-body">
      <strong>${one.what[locale]}</strong>
      (${one.organisation[locale]})<br />
      ${one.how[locale]}.
    </p>
    ${details({
      summaryText: words.whyNot[locale],
      about: one.what[locale],
      text: `${one.whyNotJoined[locale]}.`,
    })}
  </li>`;

const listOf = (intro: string, items: readonly string[]): Html | false =>
  items.length > 0 && html`${paragraph(intro)} ${bullets(items)}`;

/** A new account of one's own waits for its code. */
const mayWait = ({ event: { sets } }: Telling): boolean =>
  sets.some(({ concept }) => concept.startsWith("person.bankAccount"));

async function readPreview(tx: Tx, visit: TellingVisit) {
  const opened = await openToShow(tx, visit);
  if (isOutcome(opened)) return opened;
  const { telling } = opened;
  const preview = previewFor(telling, visit.visitor);
  const isAnothers = await correctsAnothers(tx, telling, visit.visitor);
  const notice = isAnothers ? undefined : await findCorrected(tx, telling);
  const waited = firstOf(visit.query, "done") === "changed";
  const seen = waited
    ? ((await lockJourney(tx, telling.journey.id))?.previewed ?? undefined)
    : undefined;
  const corrects = notice?.reference;
  return {
    ...opened,
    preview,
    isAnothers,
    already: await toldAlready(tx, telling, notice),
    ...(notice
      ? { correcting: await correctingOf(tx, telling, preview, notice) }
      : {}),
    /** What is not as it was when they waited for a code. */
    changed: waited
      ? changedSince(telling, preview, { seen, corrects })
      : undefined,
  };
}

/** Who gets what and what changes, before anything is sent: its choices, and the one confirmation. */
export const previewPage = pages.subject({
  path: paths.preview(":journey"),
  ...tellers,
  heading: "none",
  done: {
    saved: words.saved,
    ...Object.fromEntries(
      Object.entries(refusedWords).map(([kind, { message }]) => [
        kind,
        { notDone: message },
      ]),
    ),
  },
  read: readPreview,
  show: (read, view: TellingView<readonly ChangedSince[]>) => {
    const { telling, correcting, already } = read;
    const { locale, errors } = view;
    const changed = view.changed ?? read.changed ?? [];
    const shown: Shown = { ...read, request: view, errors, changed };
    const title = titleOf(shown)[locale];
    const hasNothing = read.isAnothers || hasNothingToSend(shown);
    return {
      title,
      backHref: backFrom(telling),
      content: html`<span class="govuk-caption-l"
          >${telling.event.name[locale]}</span
        >
        <h1 class="govuk-heading-l">${title}</h1>
        ${!hasNothing && html`<p class="govuk-body-l">${words.intro[locale]}</p>`}
        ${toldAlreadyInset(already, view)} ${cutOffInset(telling, view)}
        ${whatChanged(shown)}
        ${read.isAnothers && insetText({ text: `${words.toldByAnother[locale]}.` })}
        ${view.post(
          html`${asSeen(shown)} ${whoHears(shown)} ${changesForYou(shown)}
          ${(correcting || !isClaim(telling)) && claimChoices(shown)}
          ${!correcting && straightOnFrom(shown)} ${notTold(shown)}
          ${listOutOfReach(shown)} ${toDoElsewhere(shown)}
          ${telling.journey.corrects === undefined && yourAnswers(shown)}
          ${paragraph(words[hasNothing ? "nothingToConfirm" : "confirmed"][locale])}
          ${buttons(shown, hasNothing)}`,
        )}
        ${isOwners(view) && mayWait(telling) && refuseLink(locale)}`,
    };
  },
  acts: [
    act({
      name: "save",
      fields: choiceFields,
      run: async (tx, visit: TellingVisit, sent) => {
        const journey = await findJourney(tx, journeyOf(visit));
        if (!journey) return notFound;
        await saveChoices(tx, journey.id, choicesOf(sent));
        return go(`${paths.preview(journey.id)}?done=saved`);
      },
    }),
    act({
      name: "confirm",
      fields: agreedFields,
      run: async (tx, visit: TellingVisit, sent) => {
        const outcome = await confirmOnce(tx, visit, agreedIn(sent));
        if (isOutcome(outcome)) return outcome;
        const { field, message } = refusedWords[outcome.kind];
        return outcome.changed
          ? changed(outcome.changed, [{ field, message }])
          : wrong(field, message);
      },
    }),
  ],
});
