import type { Words } from "#kernel";

/** Words of the map. Welsh: machine draft. */
export const mapWords = {
  about: { en: "Life event", cy: "Digwyddiad bywyd" },
  whose: { en: "For whom", cy: "Ar gyfer pwy" },
  everybody: { en: "the whole group", cy: "y grŵp cyfan" },
  looked: {
    en: "Your look is recorded, and they see it on their page.",
    cy: "Cofnodir eich edrychiad, ac maent yn ei weld ar eu tudalen.",
  },
  view: { en: "Show by", cy: "Dangos yn ôl" },
  byReason: { en: "Organisation and reason", cy: "Sefydliad a rheswm" },
  byEvent: { en: "Life event", cy: "Digwyddiad bywyd" },
  byChannel: {
    en: "Organisation and channel, as recorded",
    cy: "Sefydliad a sianel, fel y’u cofnodwyd",
  },
  title: {
    en: "Whom people turn to and why, today and with Joinery",
    cy: "At bwy mae pobl yn troi a pham, heddiw a gyda Joinery",
  },
  category: { en: "Organisation and reason", cy: "Sefydliad a rheswm" },
  note: {
    en: "The thicker a line, the more contacts. What Tell Us Once passes on counts as one contact.",
    cy: "Po fwyaf trwchus y llinell, y mwyaf o gysylltiadau. Mae’r hyn y mae Dywedwch Wrthym Unwaith yn ei drosglwyddo yn cyfrif fel un cysylltiad.",
  },
  unsourcedNote: {
    en: "* Some of these are still to be sourced: {unsourced} of {today} contacts in all.",
    cy: "* Mae angen ffynhonnell ar rai o’r rhain o hyd: {unsourced} o {today} cysylltiad i gyd.",
  },
  notCounted: {
    en: "0 today: no source counts such a contact, though it must be made.",
    cy: "0 heddiw: nid oes ffynhonnell yn cyfrif cysylltiad o’r fath, er bod rhaid ei wneud.",
  },
  todayHeading: {
    en: "Today: {today} contacts",
    cy: "Heddiw: {today} cysylltiad",
  },
  joineryHeading: {
    en: "With Joinery: {withJoinery} contacts",
    cy: "Gyda Joinery: {withJoinery} cysylltiad",
  },
  channelTitle: {
    en: "Bodies that one telling reached, and contacts they had all the same",
    cy: "Cyrff a gyrhaeddwyd gan un dweud, a chysylltiadau a gawsant er hynny",
  },
  channelCategory: { en: "Organisation and channel", cy: "Sefydliad a sianel" },
  channelNote: {
    en: "Counted from the log. No source says by which channels today’s contacts come, so today’s way is not drawn by channel.",
    cy: "Wedi’i gyfrif o’r log. Nid oes ffynhonnell yn dweud drwy ba sianeli y daw cysylltiadau heddiw, felly ni luniwyd y ffordd bresennol yn ôl sianel.",
  },
  reachedWay: {
    en: "Reached by one telling",
    cy: "Wedi’i gyrraedd gan un dweud",
  },
  allTheSameWay: {
    en: "Contacted all the same",
    cy: "Wedi cysylltu er hynny",
  },
  noneRecorded: {
    en: "Nobody has told anything yet, so no contact is recorded.",
    cy: "Nid oes neb wedi dweud dim eto, felly ni chofnodwyd unrhyw gysylltiad.",
  },
  contacts: { en: "Contacts of today", cy: "Cysylltiadau heddiw" },
  reason: { en: "Reason", cy: "Rheswm" },
  after: { en: "What becomes of it", cy: "Beth ddaw ohono" },
  tellOnce: { en: "Tell once", cy: "Dweud unwaith" },
  toldOnce: { en: "Falls away: told once", cy: "Yn diflannu: dweud unwaith" },
  remains: { en: "Remains", cy: "Yn parhau" },
  partly: { en: "Falls away in part", cy: "Yn diflannu’n rhannol" },
  cannot: {
    en: "What cannot be joined, and why",
    cy: "Yr hyn na ellir ei gyfuno, a pham",
  },
  what: { en: "What must be done", cy: "Beth sydd i’w wneud" },
  how: { en: "How", cy: "Sut" },
  why: { en: "Why it cannot be joined", cy: "Pam na ellir ei gyfuno" },
  forPerson: { en: "For this person", cy: "Ar gyfer y person hwn" },
  applies: { en: "Would fall to them", cy: "Byddai’n disgyn arnynt" },
  "may-apply": {
    en: "May: depends on answers not given yet",
    cy: "Gallai: yn dibynnu ar atebion nas rhoddwyd eto",
  },
  personIntro: {
    en: "{name}: {sure} contacts of today would fall to them, {open} more may, and their facts rule out {out}.",
    cy: "{name}: byddai {sure} cysylltiad heddiw yn disgyn arnynt, gallai {open} arall, ac mae eu ffeithiau yn diystyru {out}.",
  },
  figureToday: { en: "Contacts today", cy: "Cysylltiadau heddiw" },
  figureJoinery: { en: "With Joinery", cy: "Gyda Joinery" },
  figureUnsourced: { en: "Still to be sourced", cy: "Angen ffynhonnell o hyd" },
  figureElsewhere: {
    en: "Still to do elsewhere",
    cy: "I’w wneud mewn man arall o hyd",
  },
} as const satisfies Record<string, Words>;
