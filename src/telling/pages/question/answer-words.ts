import type { Words } from "#kernel";
import { say } from "#kernel";

const capital = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1);

/** Words of forms that any question may need; the question's own words are content of the pack. */
export const answerWords = {
  enter: (label: Words): Words => ({
    en: `Enter ${label.en}`,
    cy: `Rhowch ${label.cy}`,
  }),
  subject: (label: Words): Words => ({
    en: capital(label.en),
    cy: capital(label.cy),
  }),
  chooseYesNo: say("Choose yes or no"),
  chooseOne: say("Choose one answer"),
  tooMany: (most: number): Words => ({
    en: `Enter ${most} or fewer, one on each line`,
    cy: `Rhowch ${most} neu lai, un ar bob llinell`,
  }),
  yes: say("Yes"),
  no: say("No"),
  onePerLine: say("Put each one on a line of its own."),
  findCouncil: say("Find it from the postcode"),
  chooseCouncil: say("Choose the council: we cannot find it from the postcode"),
  years: say("Years"),
  number: say("Number"),
  another: (index: number): Words => ({
    en: `Number ${index}`,
    cy: `Rhif ${index}`,
  }),
} as const;
