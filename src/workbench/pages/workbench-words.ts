import type { Words } from "#kernel";
import type { Reason } from "../contact-map.ts";

/** Words that all pages of the workbench share. Welsh: machine draft. */
export const workbenchWords = {
  workbench: { en: "Workbench", cy: "Mainc waith" },
  map: { en: "Map of contacts", cy: "Map o gysylltiadau" },
  askedTwice: { en: "Asked twice", cy: "Gofyn ddwywaith" },
  gateways: { en: "Gateways", cy: "Pyrth" },
  publishing: { en: "Publishing", cy: "Cyhoeddi" },
  contacts: { en: "Contacts we had", cy: "Cysylltiadau a gawsom" },
  madeUp: {
    en: "Made-up people: no figure here is about anybody real",
    cy: "Pobl ddychmygol: nid oes unrhyw ffigur yma am neb go iawn",
  },
  today: { en: "Today", cy: "Heddiw" },
  withJoinery: { en: "With Joinery", cy: "Gyda Joinery" },
  toBeSourced: { en: "To be sourced", cy: "Ffynhonnell i’w chanfod" },
  sourcedInPart: { en: "Sourced in part", cy: "Ffynhonnell yn rhannol" },
  sourced: { en: "Sourced", cy: "Â ffynhonnell" },
  organisation: { en: "Organisation", cy: "Sefydliad" },
  service: { en: "Service", cy: "Gwasanaeth" },
  event: { en: "Life event", cy: "Digwyddiad bywyd" },
  source: { en: "Source", cy: "Ffynhonnell" },
  show: { en: "Show", cy: "Dangos" },
  allEvents: { en: "All life events", cy: "Pob digwyddiad bywyd" },
  download: {
    en: "Download everything listed here (CSV)",
    cy: "Lawrlwytho popeth a restrir yma (CSV)",
  },
  welshNote: {
    en: "",
    cy: "Mae enwau gwasanaethau heddiw fel y maent yn y ffynonellau, yn Saesneg.",
  },
} as const satisfies Record<string, Words>;

export const reasonWords: Readonly<Record<Reason, Words>> = {
  report: { en: "Report a change", cy: "Rhoi gwybod am newid" },
  claim: { en: "Make a claim", cy: "Gwneud hawliad" },
  "not-joined": { en: "Cannot be joined", cy: "Ni ellir ei gyfuno" },
};

export const channelWords: Readonly<Record<string, Words>> = {
  digital: { en: "Online", cy: "Ar-lein" },
  phone: { en: "Phone", cy: "Ffôn" },
  counter: { en: "Counter", cy: "Cownter" },
  "home-visit": { en: "Home visit", cy: "Ymweliad cartref" },
  post: { en: "Post", cy: "Post" },
};
export const channels: readonly string[] = Object.keys(channelWords);
