import type { Words } from "#kernel";
import type { LookUpOutcome } from "../../looks.ts";

/** Words of the page about who looked. Welsh: machine draft. */
export const looksWords = {
  title: { en: "Who looked", cy: "Pwy edrychodd" },
  intro: {
    en: "Everybody but you who looked at what we know about you, and every register we asked. Your own visits are not listed.",
    cy: "Pawb ond chi a edrychodd ar yr hyn a wyddom amdanoch, a phob cofrestr a ofynnwyd. Nid yw eich ymweliadau eich hun wedi’u rhestru.",
  },
  introOther: {
    en: "This is what the person it is about reads here: “you” is them. It lists everybody but them who looked at what we know about them, and every register we asked. Their own visits are not listed.",
    cy: "Dyma’r hyn y mae’r person dan sylw yn ei ddarllen yma: hwy yw “chi”. Mae’n rhestru pawb ond hwy a edrychodd ar yr hyn a wyddom amdanynt, a phob cofrestr a ofynnwyd. Nid yw eu hymweliadau eu hunain wedi’u rhestru.",
  },
  nobody: { en: "Nobody has looked.", cy: "Nid oes neb wedi edrych." },
  why: { en: "Why", cy: "Pam" },
  nothing: { en: "That you have a record", cy: "Bod gennych gofnod" },
  delayed: {
    en: "A law may let a look be shown later only. It is then shown here when that time is over.",
    cy: "Gall cyfraith ganiatáu i edrychiad gael ei ddangos yn ddiweddarach yn unig. Yna fe’i dangosir yma pan ddaw’r amser hwnnw i ben.",
  },
  wrong: {
    en: "If you think somebody should not have looked, tell us and we will find out.",
    cy: "Os ydych yn meddwl na ddylai rhywun fod wedi edrych, dywedwch wrthym a byddwn yn cael gwybod.",
  },
  staff: { en: "{role} at {organisation}", cy: "{role} yn {organisation}" },
  helper: { en: "Your {role}", cy: "Eich {role}" },
  machine: {
    en: "A program of ours ({role})",
    cy: "Rhaglen o’n heiddo ({role})",
  },
} as const satisfies Record<string, Words>;

export const roleWords: Readonly<Record<string, Words>> = {
  adviser: { en: "An adviser", cy: "Cynghorydd" },
  caseworker: { en: "A caseworker", cy: "Gweithiwr achos" },
  supervisor: { en: "A supervisor", cy: "Goruchwyliwr" },
  director: { en: "A director", cy: "Cyfarwyddwr" },
  auditor: { en: "An auditor", cy: "Archwilydd" },
};

/** Purposes that are not life events; a life event's purpose is its name. */
export const purposeWords: Readonly<Record<string, Words>> = {
  map: {
    en: "To see which contacts would fall to you",
    cy: "I weld pa gysylltiadau a fyddai’n disgyn arnoch",
  },
  acting: { en: "To act for you", cy: "I weithredu drosoch" },
  serving: { en: "To serve you", cy: "I’ch gwasanaethu" },
  claim: {
    en: "To apply for you for what you could get",
    cy: "I wneud cais drosoch am yr hyn y gallech ei gael",
  },
  "find-customer": {
    en: "To find your record",
    cy: "I ddod o hyd i’ch cofnod",
  },
  worklist: {
    en: "To settle something that a body could not do by itself",
    cy: "I ddatrys rhywbeth na allai corff ei wneud ei hun",
  },
  reconciliation: {
    en: "To check that every body got what you told us",
    cy: "I wirio bod pob corff wedi cael yr hyn a ddywedoch wrthym",
  },
};

export const channelWords: Readonly<Record<string, Words>> = {
  phone: { en: "by phone", cy: "dros y ffôn" },
  counter: { en: "at the counter", cy: "wrth y cownter" },
  "home-visit": { en: "at your home", cy: "yn eich cartref" },
  post: { en: "by post", cy: "drwy’r post" },
};

export const outcomeWords: Readonly<Record<LookUpOutcome, Words>> = {
  found: { en: "We asked, and it told us", cy: "Gofynnwyd, a dywedodd wrthym" },
  "no-match": {
    en: "We asked, and it did not find you",
    cy: "Gofynnwyd, ac ni ddaeth o hyd i chi",
  },
  "two-matches": {
    en: "We asked, and it found two people of your name, so it told us nothing",
    cy: "Gofynnwyd, a daeth o hyd i ddau berson o’ch enw, felly ni ddywedodd ddim",
  },
  error: {
    en: "We asked, and it could not answer",
    cy: "Gofynnwyd, ac ni allai ateb",
  },
  timeout: {
    en: "We asked, and it did not answer in time",
    cy: "Gofynnwyd, ac nid atebodd mewn pryd",
  },
  declined: {
    en: "You did not want us to ask, so we did not",
    cy: "Nid oeddech am i ni ofyn, felly ni wnaethom",
  },
};
