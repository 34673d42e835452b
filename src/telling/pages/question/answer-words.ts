import type { Words } from "#kernel";

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
  chooseYesNo: { en: "Choose yes or no", cy: "Dewiswch ie neu na" },
  chooseOne: { en: "Choose one answer", cy: "Dewiswch un ateb" },
  tooMany: (most: number): Words => ({
    en: `Enter ${most} or fewer, one on each line`,
    cy: `Rhowch ${most} neu lai, un ar bob llinell`,
  }),
  yes: { en: "Yes", cy: "Ie" },
  no: { en: "No", cy: "Na" },
  onePerLine: {
    en: "Put each one on a line of its own.",
    cy: "Rhowch bob un ar ei linell ei hun.",
  },
  findCouncil: {
    en: "Find it from the postcode",
    cy: "Dod o hyd iddo o’r cod post",
  },
  chooseCouncil: {
    en: "Choose the council: we cannot find it from the postcode",
    cy: "Dewiswch y cyngor: ni allwn ddod o hyd iddo o’r cod post",
  },
  years: { en: "Years", cy: "Blynyddoedd" },
  number: { en: "Number", cy: "Rhif" },
  another: (index: number): Words => ({
    en: `Number ${index}`,
    cy: `Rhif ${index}`,
  }),
} as const;
