import type { Words } from "#kernel";
import { say, sayEach } from "#kernel";
import type { Reason } from "../contact-map.ts";

/** Words that all pages of the workbench share. Welsh: machine draft. */
export const workbenchWords = {
  workbench: say("Workbench"),
  map: say("Map of contacts"),
  askedTwice: say("Asked twice"),
  gateways: say("Gateways"),
  publishing: say("Publishing"),
  contacts: say("Contacts we had"),
  madeUp: say("Made-up people: no figure here is about anybody real"),
  today: say("Today"),
  withJoinery: say("With Joinery"),
  toBeSourced: say("To be sourced"),
  sourcedInPart: say("Sourced in part"),
  sourced: say("Sourced"),
  organisation: say("Organisation"),
  service: say("Service"),
  event: say("Life event"),
  source: say("Source"),
  show: say("Show"),
  allEvents: say("All life events"),
  download: say("Download everything listed here (CSV)"),
  welshNote: {
    en: "",
    cy: "Mae enwau gwasanaethau heddiw fel y maent yn y ffynonellau, yn Saesneg.",
  },
} as const satisfies Record<string, Words>;

export const reasonWords: Readonly<Record<Reason, Words>> = sayEach({
  report: "Report a change",
  claim: "Make a claim",
  "not-joined": "Cannot be joined",
});

export const channelWords: Readonly<Record<string, Words>> = sayEach({
  digital: "Online",
  phone: "Phone",
  counter: "Counter",
  "home-visit": "Home visit",
  post: "Post",
});
export const channels: readonly string[] = Object.keys(channelWords);
