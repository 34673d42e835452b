import type { Words } from "#kernel";

/** Words of the pages about facts. Welsh: machine draft. */
export const factsWords = {
  title: { en: "Your facts", cy: "Eich ffeithiau" },
  titleOther: {
    en: "What is known about them",
    cy: "Yr hyn sy’n hysbys amdanynt",
  },
  intro: {
    en: "This is what we know about you, where it comes from and since when it holds. If something is wrong, correct it: the old entry is kept and marked.",
    cy: "Dyma’r hyn a wyddom amdanoch, o ble y daw ac ers pryd y mae’n dal. Os oes rhywbeth yn anghywir, cywirwch ef: cedwir yr hen gofnod wedi’i farcio.",
  },
  nothing: {
    en: "We know nothing about you yet. You are only asked what we need, when we need it.",
    cy: "Nid ydym yn gwybod dim amdanoch eto. Dim ond yr hyn sydd ei angen arnom y gofynnwn, pan fydd ei angen.",
  },
  none: { en: "None", cy: "Dim" },
  hidden: {
    en: "Hidden address. It is shown to nobody who need not know.",
    cy: "Cyfeiriad cudd. Ni chaiff ei ddangos i neb nad oes angen iddynt wybod.",
  },
  since: { en: "since {date}", cy: "ers {date}" },
  correct: { en: "Correct", cy: "Cywiro" },
  history: { en: "History", cy: "Hanes" },
  told: { en: "You told us on {date}", cy: "Dywedoch wrthym ar {date}" },
  toldByHelper: {
    en: "Your helper told us on {date}",
    cy: "Dywedodd eich cynorthwyydd wrthym ar {date}",
  },
  toldByStaff: {
    en: "You told an adviser on {date}",
    cy: "Dywedoch wrth gynghorydd ar {date}",
  },
  register: {
    en: "{organisation} told us on {date}",
    cy: "Dywedodd {organisation} wrthym ar {date}",
  },
  notice: {
    en: "From what you told us about: {event}, on {date}",
    cy: "O’r hyn a ddywedoch wrthym am: {event}, ar {date}",
  },
  derived: { en: "Follows from your {fact}", cy: "Yn dilyn o’ch {fact}" },
  madeUp: { en: "Made up", cy: "Ffug" },
  corrected: {
    en: "Corrected. We use the new entry from now on, and the old one is kept below it.",
    cy: "Wedi’i gywiro. Defnyddiwn y cofnod newydd o hyn ymlaen, a chedwir yr hen un oddi tano.",
  },
  alreadySo: {
    en: "That is what we have already, so nothing was changed.",
    cy: "Dyna sydd gennym eisoes, felly ni newidiwyd dim.",
  },
  save: { en: "Correct it", cy: "Ei gywiro" },
  now: { en: "What we have now", cy: "Yr hyn sydd gennym nawr" },
  afterwards: {
    en: "This corrects what we know. A body that was told the wrong thing before is told when you correct that notice on its own page.",
    cy: "Mae hyn yn cywiro’r hyn a wyddom. Caiff corff a gafodd wybod y peth anghywir o’r blaen wybod pan fyddwch yn cywiro’r hysbysiad hwnnw ar ei dudalen ei hun.",
  },
  reach: { en: "How we reach you", cy: "Sut rydym yn cysylltu â chi" },
  sessions: {
    en: "Where you are signed in",
    cy: "Ble rydych wedi mewngofnodi",
  },
  historyOf: { en: "History of: {fact}", cy: "Hanes: {fact}" },
  value: { en: "Entry", cy: "Cofnod" },
  holds: { en: "Holds", cy: "Yn dal" },
  source: { en: "Where it comes from", cy: "O ble y daw" },
  replaced: { en: "Replaced", cy: "Wedi’i ddisodli" },
  current: { en: "In use", cy: "Mewn defnydd" },
  fromOn: { en: "from {from}", cy: "o {from}" },
  fromTo: { en: "{from} to {to}", cy: "{from} i {to}" },
} as const satisfies Record<string, Words>;

/** Headings of the list, by the first part of a concept's name. */
export const factGroups: readonly {
  readonly prefixes: readonly string[];
  readonly title: Words;
}[] = [
  { prefixes: ["person"], title: { en: "You", cy: "Chi" } },
  {
    prefixes: ["contact", "needs"],
    title: { en: "How to reach you", cy: "Sut i gysylltu â chi" },
  },
  {
    prefixes: ["household", "children", "home"],
    title: { en: "Your home", cy: "Eich cartref" },
  },
  { prefixes: ["partner"], title: { en: "Your partner", cy: "Eich partner" } },
];
export const otherFacts: Words = {
  en: "Pensions and other things",
  cy: "Pensiynau a phethau eraill",
};
