import type { BodyState } from "#notices";
import type { Words } from "#kernel";

export const trackWords = {
  title: { en: "What you told us", cy: "Yr hyn a ddywedoch wrthym" },
  done: { en: "You have told us", cy: "Rydych wedi dweud wrthym" },
  reference: { en: "Your reference", cy: "Eich cyfeirnod" },
  keep: {
    en: "Keep this reference. You can quote it to every body below.",
    cy: "Cadwch y cyfeirnod hwn. Gallwch ei ddyfynnu i bob corff isod.",
  },
  on: { en: "Told on", cy: "Dywedwyd ar" },
  bodies: { en: "What each body does", cy: "Beth mae pob corff yn ei wneud" },
  live: {
    en: "This page updates by itself. Without script, load it again to see new answers.",
    cy: "Mae’r dudalen hon yn diweddaru ei hun. Heb sgript, llwythwch hi eto i weld atebion newydd.",
  },
  answered: {
    en: "bodies have received it",
    cy: "corff wedi’i dderbyn",
  },
  of: { en: "of", cy: "o" },
  expected: { en: "Expected by", cy: "Disgwylir erbyn" },
  fields: { en: "They were told", cy: "Cawsant wybod" },
  estimate: { en: "Our estimate was", cy: "Ein hamcangyfrif oedd" },
  from: { en: "From", cy: "O" },
  amount: { en: "Amount", cy: "Swm" },
  stoppedOn: { en: "Payment stopped on", cy: "Stopiwyd y taliad ar" },
  lastPaidOn: { en: "Last paid on", cy: "Talwyd ddiwethaf ar" },
  overpaid: { en: "Paid too much", cy: "Talwyd gormod" },
  dueToEstate: { en: "Due to the estate", cy: "Yn ddyledus i’r ystad" },
  appeal: {
    en: "If you think this is wrong",
    cy: "Os ydych yn meddwl bod hyn yn anghywir",
  },
  appealBy: { en: "You can appeal until", cy: "Gallwch apelio tan" },
  reason: { en: "Why", cy: "Pam" },
  you: { en: "What you need to do", cy: "Beth sydd angen i chi ei wneud" },
  more: { en: "More about this", cy: "Mwy am hyn" },
  history: { en: "All its answers", cy: "Ei holl atebion" },
  correct: { en: "Correct something in this", cy: "Cywiro rhywbeth yn hyn" },
  withdraw: { en: "Take this back", cy: "Tynnu hyn yn ôl" },
  withdrawDeath: {
    en: "This person is alive: take it back",
    cy: "Mae’r person hwn yn fyw: tynnu hyn yn ôl",
  },
  receipt: { en: "Your signed receipt", cy: "Eich derbynneb wedi’i llofnodi" },
  joined: {
    en: "Somebody told us of this before you. Your notice has joined theirs, so no body is told twice. The first reference is",
    cy: "Dywedodd rhywun wrthym am hyn o’ch blaen. Mae eich hysbysiad wedi ymuno â’u hysbysiad hwy, felly ni ddywedir wrth unrhyw gorff ddwywaith. Y cyfeirnod cyntaf yw",
  },
  corrected: {
    en: "This was corrected. See",
    cy: "Cafodd hyn ei gywiro. Gweler",
  },
  withdrawn: {
    en: "This was taken back. See",
    cy: "Cafodd hyn ei dynnu’n ôl. Gweler",
  },
  undoing: {
    en: "Each body is asked to reverse what it did. See below what each answers.",
    cy: "Gofynnir i bob corff wrthdroi’r hyn a wnaeth. Gweler isod beth mae pob un yn ei ateb.",
  },
  unchanged: {
    en: "Not told again: nothing that they were told has changed.",
    cy: "Ni ddywedwyd wrthynt eto: nid oes dim o’r hyn a ddywedwyd wrthynt wedi newid.",
  },
  corrects: { en: "This corrects", cy: "Mae hyn yn cywiro" },
} as const satisfies Record<string, Words>;

export const stateWords: Readonly<
  Record<
    BodyState,
    { readonly words: Words; readonly colour: string; readonly mark: string }
  >
> = {
  waiting: {
    words: { en: "Waiting", cy: "Yn aros" },
    colour: "grey",
    mark: "",
  },
  delayed: {
    words: {
      en: "Delayed: our staff are on it",
      cy: "Oedi: mae ein staff wrthi",
    },
    colour: "orange",
    mark: "attention",
  },
  received: {
    words: { en: "Received", cy: "Wedi’i dderbyn" },
    colour: "blue",
    mark: "done",
  },
  "needs-you": {
    words: { en: "Needs you", cy: "Eich angen chi" },
    colour: "yellow",
    mark: "attention",
  },
  acted: {
    words: { en: "Done", cy: "Wedi’i wneud" },
    colour: "green",
    mark: "done",
  },
  refused: {
    words: { en: "Refused", cy: "Gwrthodwyd" },
    colour: "red",
    mark: "attention",
  },
  "not-told": {
    words: {
      en: "Not told: your choice",
      cy: "Heb gael gwybod: eich dewis chi",
    },
    colour: "grey",
    mark: "",
  },
};

export const perWords: Readonly<Record<string, Words>> = {
  week: { en: "a week", cy: "yr wythnos" },
  month: { en: "a month", cy: "y mis" },
  year: { en: "a year", cy: "y flwyddyn" },
  once: { en: "once", cy: "unwaith" },
};
