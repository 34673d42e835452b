import { sayEach } from "#kernel";

/** Words of the map. Welsh: machine draft. */
export const mapWords = sayEach({
  everybody: "the whole group",
  byReason: "Organisation and reason",
  byEvent: "Life event",
  byChannel: "Organisation and channel, as recorded",
  title: "Whom people turn to and why, today and with Joinery",
  category: "Organisation and reason",
  note: "The thicker a line, the more contacts. What Tell Us Once passes on counts as one contact.",
  unsourcedNote:
    "* Some of these are still to be sourced: {unsourced} of {today} contacts in all.",
  notCounted:
    "0 today: no source counts such a contact, though it must be made.",
  todayHeading: "Today: {today} contacts",
  joineryHeading: "With Joinery: {withJoinery} contacts",
  channelTitle:
    "Bodies that one telling reached, and contacts they had all the same",
  channelCategory: "Organisation and channel",
  channelNote:
    "Counted from the log. No source says by which channels today’s contacts come, so today’s way is not drawn by channel.",
  reachedWay: "Reached by one telling",
  allTheSameWay: "Contacted all the same",
  noneRecorded: "Nobody has told anything yet, so no contact is recorded.",
  contacts: "Contacts of today",
  reason: "Reason",
  after: "What becomes of it",
  tellOnce: "Tell once",
  toldOnce: "Falls away: told once",
  remains: "Remains",
  partly: "Falls away in part",
  cannot: "What cannot be joined, and why",
  what: "What must be done",
  how: "How",
  why: "Why it cannot be joined",
  forPerson: "For this person",
  applies: "Would fall to them",
  "may-apply": "May: depends on answers not given yet",
  personIntro:
    "{name}: {sure} contacts of today would fall to them, {open} more may, and their facts rule out {out}.",
  figureToday: "Contacts today",
  figureJoinery: "With Joinery",
  figureUnsourced: "Still to be sourced",
  figureElsewhere: "Still to do elsewhere",
});
