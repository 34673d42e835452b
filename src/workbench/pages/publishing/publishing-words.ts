import type { StepFault } from "#catalogue";
import type { Words } from "#kernel";

/** Words of the page where what is in force is changed. Welsh: machine draft. */
export const publishingWords = {
  intro: {
    en: "What is in force changes when two people who are signed in want it: one puts a draft forward, another agrees. Drafts are made by “joinery pack publish” and “joinery pack roll-back”.",
    cy: "Mae’r hyn sydd mewn grym yn newid pan fydd dau berson sydd wedi mewngofnodi yn dymuno hynny: mae un yn cynnig drafft ac un arall yn cytuno. Gwneir drafftiau gan “joinery pack publish” a “joinery pack roll-back”.",
  },
  proposal: { en: "Proposal", cy: "Cynnig" },
  publish: { en: "version {what} from {day}", cy: "fersiwn {what} o {day}" },
  rollBack: {
    en: "take back publication {what}",
    cy: "tynnu cyhoeddiad {what} yn ôl",
  },
  becomes: {
    en: "On {day} version {to} is in force instead of {from}.",
    cy: "Ar {day} mae fersiwn {to} mewn grym yn lle {from}.",
  },
  draft: {
    en: "Drafted on a command line; nobody has put it forward yet.",
    cy: "Drafftiwyd ar linell orchymyn; nid oes neb wedi’i gynnig eto.",
  },
  forward: {
    en: "Put forward by {name}; somebody else must agree.",
    cy: "Cynigiwyd gan {name}; rhaid i rywun arall gytuno.",
  },
  passed: {
    en: "Checked: all of it compiles with this program, and no flow that a body signed is changed without a new version.",
    cy: "Gwiriwyd: mae’r cyfan yn crynhoi gyda’r rhaglen hon, ac nid oes llif a lofnodwyd gan gorff wedi’i newid heb fersiwn newydd.",
  },
  failed: { en: "It failed a check:", cy: "Methodd wiriad:" },
  where: { en: "Where", cy: "Ble" },
  was: { en: "Was", cy: "Oedd" },
  is: { en: "Is", cy: "Yw" },
  "put-forward": { en: "Put it forward", cy: "Ei gynnig" },
  agree: { en: "Agree and make it so", cy: "Cytuno a’i wneud felly" },
  refuse: { en: "Refuse it", cy: "Ei wrthod" },
  withdraw: { en: "Take it back", cy: "Ei dynnu’n ôl" },
  why: { en: "Why, if you refuse it", cy: "Pam, os ydych yn ei wrthod" },
  published: {
    en: "What is in force, and when",
    cy: "Beth sydd mewn grym, a phryd",
  },
  version: { en: "Version", cy: "Fersiwn" },
  stands: { en: "How it stands", cy: "Sut y mae’n sefyll" },
  from: { en: "From", cy: "O" },
  by: { en: "Put forward by", cy: "Cynigiwyd gan" },
  always: { en: "always", cy: "erioed" },
  "in-force": { en: "In force", cy: "Mewn grym" },
  "to-come": { en: "To come", cy: "I ddod" },
  before: { en: "Over", cy: "Ar ben" },
  "taken-back": { en: "Taken back", cy: "Tynnwyd yn ôl" },
  over: {
    en: "Proposals that were decided",
    cy: "Cynigion y penderfynwyd arnynt",
  },
  agreed: { en: "Agreed by {name}", cy: "Cytunwyd gan {name}" },
  refused: { en: "Refused by {name}", cy: "Gwrthodwyd gan {name}" },
  withdrawn: { en: "Taken back by {name}", cy: "Tynnwyd yn ôl gan {name}" },
  mayNot: {
    en: "Only directors and supervisors may put it forward, agree or refuse.",
    cy: "Dim ond cyfarwyddwyr a goruchwylwyr gaiff ei gynnig, cytuno neu wrthod.",
  },
  mayNotHere: {
    en: "Only directors and supervisors of these may put it forward, agree or refuse: {bodies}.",
    cy: "Dim ond cyfarwyddwyr a goruchwylwyr y rhain gaiff ei gynnig, cytuno neu wrthod: {bodies}.",
  },
} as const satisfies Record<string, Words>;

export const doneWords: Readonly<
  Record<"put-forward" | "agree" | "refuse", Words>
> = {
  "put-forward": {
    en: "You put it forward. Somebody else must agree.",
    cy: "Rydych wedi’i gynnig. Rhaid i rywun arall gytuno.",
  },
  agree: {
    en: "Agreed. What is in force, and from when, is shown below.",
    cy: "Cytunwyd. Dangosir isod beth sydd mewn grym, ac o ba bryd.",
  },
  refuse: {
    en: "The proposal is over. Nothing else changed.",
    cy: "Mae’r cynnig ar ben. Ni newidiodd dim arall.",
  },
};

export const faultWords: Readonly<Record<StepFault, Words>> = {
  over: {
    en: "Nothing was done: the proposal is over, or what it takes back is gone.",
    cy: "Ni wnaed dim: mae’r cynnig ar ben, neu mae’r hyn y mae’n ei dynnu’n ôl wedi mynd.",
  },
  changed: {
    en: "Nothing was done: it changed after you opened this page. Look at it again.",
    cy: "Ni wnaed dim: newidiodd ar ôl i chi agor y dudalen hon. Edrychwch arno eto.",
  },
  "same-person": {
    en: "Nothing was done: you put it forward, so somebody else must agree.",
    cy: "Ni wnaed dim: chi a’i cynigiodd, felly rhaid i rywun arall gytuno.",
  },
  "newly-named": {
    en: "Nothing was done: you, or whoever put it forward, have no role at a body that publishes, or got it from a command line less than two days ago. Agree when two days have gone by.",
    cy: "Ni wnaed dim: nid oes gennych chi, neu bwy bynnag a’i cynigiodd, rôl mewn corff sy’n cyhoeddi, neu daeth o linell orchymyn lai na dau ddiwrnod yn ôl. Cytunwch ar ôl i ddau ddiwrnod fynd heibio.",
  },
  "day-is-over": {
    en: "Nothing was done: its day is over. Draft it again from another day.",
    cy: "Ni wnaed dim: mae ei ddiwrnod ar ben. Drafftiwch ef eto o ddiwrnod arall.",
  },
  "no-reason": {
    en: "Nothing was done: say why you refuse it.",
    cy: "Ni wnaed dim: dywedwch pam rydych yn ei wrthod.",
  },
  checks: {
    en: "Nothing was done: it failed a check.",
    cy: "Ni wnaed dim: methodd wiriad.",
  },
};
