import type { Words } from "#kernel";

export const beginWords = {
  steps: [
    {
      en: "Answer only what we do not know yet.",
      cy: "Atebwch yr hyn nad ydym yn ei wybod eto yn unig.",
    },
    {
      en: "See who will be told what, and what will change.",
      cy: "Gweld pwy fydd yn cael gwybod beth, a beth fydd yn newid.",
    },
    {
      en: "Confirm once. Then follow each body’s answer.",
      cy: "Cadarnhau unwaith. Yna dilyn ateb pob corff.",
    },
  ] satisfies readonly Words[],
  who: { en: "Who could be told", cy: "Pwy allai gael gwybod" },
  onlyWhere: {
    en: "Only those that your answers concern. You see the exact list before you confirm.",
    cy: "Dim ond y rhai y mae eich atebion yn berthnasol iddynt. Cewch weld yr union restr cyn cadarnhau.",
  },
  yourCouncil: { en: "The council", cy: "Y cyngor" },
  registers: {
    en: "May we look up what the government already holds?",
    cy: "A gawn ni chwilio am yr hyn y mae’r llywodraeth eisoes yn ei gadw?",
  },
  registersHint: {
    en: "We then ask you less. You can see every look-up in Who looked. If you say no, we ask you instead.",
    cy: "Yna byddwn yn gofyn llai i chi. Gallwch weld pob chwiliad yn Pwy edrychodd. Os dywedwch na, byddwn yn gofyn i chi yn lle hynny.",
  },
  yes: { en: "Yes", cy: "Cewch" },
  no: { en: "No, ask me", cy: "Na, gofynnwch i mi" },
  start: { en: "Start now", cy: "Dechrau nawr" },
  printed: {
    en: "Print these questions as a form",
    cy: "Argraffu’r cwestiynau hyn fel ffurflen",
  },
  ended: {
    en: "You were away for a while, so we closed the page to keep it safe. Give the reference again to go on. Your answers are kept.",
    cy: "Buoch i ffwrdd am ychydig, felly caewyd y dudalen i’w chadw’n ddiogel. Rhowch y cyfeirnod eto i fynd ymlaen. Mae’ch atebion wedi’u cadw.",
  },
  record: { en: "The record of the death", cy: "Cofnod y farwolaeth" },
  recordHint: {
    en: "You do not need an account. You need the reference you were given when the death was recorded.",
    cy: "Nid oes angen cyfrif arnoch. Mae angen y cyfeirnod a gawsoch pan gofnodwyd y farwolaeth.",
  },
  by: {
    en: "Who gave you the reference?",
    cy: "Pwy roddodd y cyfeirnod i chi?",
  },
  registrar: { en: "The registrar", cy: "Y cofrestrydd" },
  coroner: {
    en: "The coroner (in Scotland, the procurator fiscal)",
    cy: "Y crwner (yn yr Alban, y procuradur ffisgal)",
  },
  reference: { en: "Reference", cy: "Cyfeirnod" },
  referenceHint: {
    en: "It is on the letter, for example D-7K2M-Q4TX",
    cy: "Mae ar y llythyr, er enghraifft D-7K2M-Q4TX",
  },
  area: {
    en: "Council area where the death was recorded",
    cy: "Ardal y cyngor lle cofnodwyd y farwolaeth",
  },
  choose: { en: "Choose a council", cy: "Dewiswch gyngor" },
  name: {
    en: "Full name of the person who died",
    cy: "Enw llawn y person a fu farw",
  },
  nameHint: {
    en: "First name and last name are enough",
    cy: "Mae enw cyntaf ac enw olaf yn ddigon",
  },
  dateOfDeath: { en: "Date of death", cy: "Dyddiad y farwolaeth" },
  dateHint: { en: "For example, 17 11 2026", cy: "Er enghraifft, 17 11 2026" },
  enterBy: {
    en: "Choose who gave you the reference",
    cy: "Dewiswch pwy roddodd y cyfeirnod i chi",
  },
  enterReference: { en: "Enter the reference", cy: "Rhowch y cyfeirnod" },
  enterArea: { en: "Choose the council area", cy: "Dewiswch ardal y cyngor" },
  enterName: {
    en: "Enter the full name of the person who died",
    cy: "Rhowch enw llawn y person a fu farw",
  },
  enterDate: {
    en: "Enter the date of death",
    cy: "Rhowch ddyddiad y farwolaeth",
  },
  notCovered: {
    en: "The person you act for has not let you tell this, or has ended it. Ask them to change what you may do, or stop acting for them",
    cy: "Nid yw’r person rydych yn gweithredu drosto wedi gadael i chi ddweud hyn, neu mae wedi dod â hynny i ben. Gofynnwch iddo newid yr hyn y cewch ei wneud, neu peidiwch â gweithredu drosto",
  },
  tooManyTries: {
    en: "This reference, or your connection, was used too often. Try again in an hour",
    cy: "Defnyddiwyd y cyfeirnod hwn, neu eich cysylltiad, yn rhy aml. Rhowch gynnig arall arni ymhen awr",
  },
  noMatch: {
    en: "We cannot find a record with this reference, name and date. Check each one against the letter. If they are right, phone the registrar’s office",
    cy: "Ni allwn ddod o hyd i gofnod gyda’r cyfeirnod, enw a dyddiad hwn. Gwiriwch bob un yn erbyn y llythyr. Os ydynt yn gywir, ffoniwch swyddfa’r cofrestrydd",
  },
  unavailable: {
    en: "The register does not answer just now. Nothing is lost: try again in a few minutes",
    cy: "Nid yw’r gofrestr yn ateb ar hyn o bryd. Nid oes dim ar goll: rhowch gynnig arall arni mewn ychydig funudau",
  },
} as const;
