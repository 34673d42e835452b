import type { Serving, StaffVisitor } from "#access";
import { contextOf, stopServing } from "#access";
import type { Outcome } from "#access/pages";
import { act, go, isOutcome } from "#access/pages";
import { closeKeyedForms, findOpenTasksOf } from "#casework";
import type { ContactReason } from "#contacts";
import {
  contactReasons,
  keyOfNotice,
  reasonOfNotice,
  recordContact,
} from "#contacts";
import type { Words } from "#kernel";
import { todayInLondon, say, sayEach } from "#kernel";
import type { Notice } from "#notices";
import { findNotices } from "#notices";
import type { Tx } from "#postgres";
import { inContext } from "#postgres";
import type { Html } from "#web";
import {
  actButton,
  choiceField,
  html,
  insetText,
  link,
  numberField,
  paragraph,
  worded,
} from "#web";
import type { DeskView, DeskVisit } from "../case-desk-deps.ts";
import { deskContext, pages, workerOf } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { eventName } from "../task-table.ts";

/** Words of ending a contact with a customer. Welsh: machine draft. */
const words = sayEach({
  title: "Finish serving",
  why: "We count each contact, so that we can see which ones should not have been needed.",
  told: "Told in this contact",
  done: "Everything is done from their side",
  waiting: "They will come back with something missing",
  passed: "They must turn to another body",
  broken: "It broke off",
  finish: "Finish",
  back: "Go on serving",
});

const reasonWords: Readonly<Record<ContactReason, Words>> = sayEach({
  "to-tell": "To tell us something",
  "to-correct": "To correct what they told",
  "to-withdraw": "To take back what they told",
  "to-apply": "To apply for something",
  "to-tell-again": "To tell again what they had told before",
  "to-ask-progress": "To ask how far it is",
  "to-complain": "To complain",
  "to-ask-how": "To ask how to do something",
  "to-give-evidence": "To bring or send evidence",
  other: "Something else",
});

const outcomes = ["done", "waiting", "passed", "broken"] as const;
/** A working day, for a visit with the way there and back. */
const minutesMax = 480;

const fields = {
  reason: choiceField({
    ask: say("Why did they contact us?"),
    enter: say("Choose why they contacted us"),
    items: worded(contactReasons, reasonWords),
  }),
  minutes: numberField({
    ask: say("Minutes it took"),
    hint: say(
      "Filled in from the clock. Change it when you did something else meanwhile.",
    ),
    enter: say("Enter the minutes it took"),
    min: 0,
    max: minutesMax,
    box: { classes: "govuk-input--width-4", autocomplete: "off" },
  }),
  outcome: choiceField({
    ask: say("How did it end?"),
    enter: say("Choose how it ended"),
    items: worded(outcomes, words),
  }),
};

type Finishing = Exclude<Awaited<ReturnType<typeof findFinishing>>, Outcome>;

async function findFinishing(tx: Tx, { visitor, now }: DeskVisit) {
  const { serving } = visitor;
  if (serving === undefined) return go(deskPaths.desk);
  const notices = await findNotices(tx, serving.customer);
  const elapsed = now.getTime() - serving.since.getTime();
  return {
    serving,
    /** What was told, corrected or withdrawn since serving began. */
    told: notices.filter(
      ({ confirmedAt, channel }) =>
        confirmedAt >= serving.since && channel === serving.channel,
    ),
    elapsedMinutes: Math.min(Math.ceil(elapsed / 60_000), minutesMax),
  };
}

function toldNote(
  { deps, locale }: DeskView,
  { told }: Finishing,
): Html | undefined {
  if (told.length === 0) return undefined;
  const catalogue = deps.catalogues.inForce();
  const list = told.map(
    ({ lifeEvent, reference }) =>
      `${eventName(catalogue, lifeEvent, locale)} (${reference})`,
  );
  return insetText({ text: `${words.told[locale]}: ${list.join("; ")}` });
}

/** The time it took, and why they came when they told something. */
function known({ told, elapsedMinutes: minutes }: Finishing) {
  const [first] = told;
  const reason = first && reasonOfNotice(first.kind, first.lifeEvent);
  return { minutes, reason };
}

type Served = {
  readonly reason: ContactReason;
  readonly minutes: number;
  readonly outcome: string;
};

/** One contact; when something was told it is the contact of that telling. The first of several carries the minutes. */
async function recordServed(
  tx: Tx,
  { deps, visitor, now }: DeskVisit,
  { serving, told }: Finishing,
  { reason, minutes, outcome }: Served,
): Promise<void> {
  const common = {
    source: "ours",
    channel: serving.channel,
    organisation: visitor.organisation,
    on: todayInLondon(now),
    outcome,
  } as const;
  if (told.length === 0)
    return recordContact(tx, {
      ...common,
      key: servingKey(visitor, serving),
      customer: serving.customer,
      reason,
      ...(deps.catalogues.inForce().lifeEvents.has(serving.purpose)
        ? { event: serving.purpose }
        : {}),
      minutes,
    });
  for (const [index, notice] of told.toReversed().entries())
    await recordContact(tx, {
      ...common,
      ...contactOfTold(notice),
      ...(index === 0 ? { minutes } : {}),
    });
}

const contactOfTold = ({ id, kind, lifeEvent, subject }: Notice) => ({
  key: keyOfNotice(id),
  notice: id,
  customer: subject,
  reason: reasonOfNotice(kind, lifeEvent),
  event: lifeEvent,
});

const servingKey = ({ session }: StaffVisitor, { since }: Serving): string =>
  `served:${session}:${since.toISOString()}`;

async function closeForms(
  tx: Tx,
  visit: DeskVisit,
  { serving, told }: Finishing,
): Promise<void> {
  const by = workerOf(visit);
  const tasks = await findOpenTasksOf(tx, serving.customer);
  if (serving.channel !== "post") return;
  for (const { lifeEvent, reference } of told)
    await closeKeyedForms(tx, tasks, by, { event: lifeEvent, reference });
}

/** Ends serving: the contact is recorded and the customer's record is closed to this member of staff. */
export const finishPage = pages.staff({
  path: deskPaths.finish,
  whose: "served",
  may: "serve-customer",
  title: words.title,
  backHref: deskPaths.customer,
  read: findFinishing,
  asks: fields,
  known,
  show: (finishing, view) => {
    const { locale } = view;
    return html`${paragraph(words.why[locale])} ${toldNote(view, finishing)}
    ${view.post(
      html`${view.asked}
        <div class="govuk-button-group">
          ${actButton(words.finish[locale])}
          ${link(deskPaths.customer, words.back[locale])}
        </div>`,
    )}`;
  },
  acts: [
    act({
      name: "finish",
      context: () => deskContext,
      fields,
      run: async (tx, visit: DeskVisit, served) => {
        const finishing = await inContext(tx, contextOf(visit.visitor), () =>
          findFinishing(tx, visit),
        );
        if (isOutcome(finishing)) return finishing;
        await recordServed(tx, visit, finishing, served);
        await closeForms(tx, visit, finishing);
        await stopServing(tx, visit.visitor, visit.now);
        return go(`${deskPaths.desk}?done=served`);
      },
    }),
  ],
});
