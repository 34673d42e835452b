import type { Words } from "#kernel";
import { say, sayEach } from "#kernel";

/** What people are written, each to whom it concerns. `event` is what was told, `reference` and `answers` are filled in. */
type Filled = {
  readonly event: Words;
  readonly reference: string;
};
export type Letter = { readonly subject: Words; readonly body: Words };
type Write = (filled: Filled) => Letter;

const asked = say("Each body that had been told is asked to undo what it did.");
const notYou = say("If this was not you, sign in and take it back.");
const notYouTookBack = say("If this was not you, sign in and tell it again.");
const mayAsk = say("Somebody may ask you about it.");
const stillTold = say(
  "Somebody else has told us the same. Where they had, no body is asked to undo anything.",
);
const answersCome = say("We will tell you this way what each body answers.");
const theirAnswersCome = say(
  "We will tell you this way what the bodies to which we sent it answer.",
);
const toldBefore = say(
  "Where somebody else had told a body of it before you, what you said was not sent there again. Somebody from there may ask you about it.",
);

const letter = (
  subject: Words,
  ...sentences: readonly (Words | false)[]
): Letter => {
  const said = sentences.filter((one) => one !== false);
  return {
    subject,
    body: {
      en: said.map(({ en }) => en).join(" "),
      cy: said.map(({ cy }) => cy).join(" "),
    },
  };
};

const referenceIs = (reference: string): Words => ({
  en: `The reference is ${reference}.`,
  cy: `Y cyfeirnod yw ${reference}.`,
});
const quoted = (before: Words, event: Words): Words => ({
  en: `${before.en}: “${event.en}”.`,
  cy: `${before.cy}: “${event.cy}”.`,
});

const titles = sayEach({
  told: "You told us",
  corrected: "You put right what you told us",
  withdrawn: "You took back what you told us",
});
export type NoticeKind = keyof typeof titles;

/** To whoever told, put right or took back. `tellsBodies`: some body hears of it; `joins`: some had been told by another; `isShared`: another still tells what was taken back; `isSelf`: it is about the teller. */
export const toTeller = (
  kind: NoticeKind,
  filled: Filled,
  {
    tellsBodies,
    joins,
    isShared,
    isSelf,
  }: {
    readonly tellsBodies: boolean;
    readonly joins: boolean;
    readonly isShared: boolean;
    readonly isSelf: boolean;
  },
): Letter =>
  letter(
    titles[kind],
    quoted(titles[kind], filled.event),
    referenceIs(filled.reference),
    tellsBodies && kind === "withdrawn" && !isShared && asked,
    isShared && stillTold,
    isShared && mayAsk,
    tellsBodies && (joins ? theirAnswersCome : answersCome),
    joins && toldBefore,
    isSelf && (kind === "withdrawn" ? notYouTookBack : notYou),
  );

const byOther = sayEach({
  told: "Somebody else told us of the same as you",
  withdrawn: "Somebody else who had told us of the same as you took it back",
  closed: "What you told us was taken back by the person it is about",
});
const stands = say("What you told us stands as you told it.");

/** To another who told of the same: what happened, and not a word of who. */
export const toOther = (kind: keyof typeof byOther, filled: Filled): Letter =>
  letter(
    byOther[kind],
    quoted(byOther[kind], filled.event),
    referenceIs(filled.reference),
    ...(kind === "closed" ? [asked] : [stands, mayAsk]),
  );

const someHelper: Words = say("Somebody who acts for you");
const byHelper = (helper: Words) =>
  ({
    told: {
      en: `${helper.en} told us in your name`,
      cy: `Dywedodd ${helper.cy} wrthym yn eich enw`,
    },
    corrected: {
      en: `${helper.en} put right what was told in your name`,
      cy: `Mae ${helper.cy} wedi cywiro’r hyn a ddywedwyd yn eich enw`,
    },
    withdrawn: {
      en: `${helper.en} took back what was told in your name`,
      cy: `Mae ${helper.cy} wedi tynnu’n ôl yr hyn a ddywedwyd yn eich enw`,
    },
  }) as const satisfies Record<NoticeKind, Words>;

/** To the person in whose name it was told, when somebody else told: what, and who that was, by the name under which they let them. */
export const inTheirName = (
  kind: NoticeKind,
  filled: Filled,
  name: string | undefined,
): Letter =>
  letter(
    byHelper(someHelper)[kind],
    quoted(
      byHelper(
        name === undefined
          ? someHelper
          : { en: `Your helper ${name}`, cy: `eich cynorthwyydd ${name}` },
      )[kind],
      filled.event,
    ),
    referenceIs(filled.reference),
    kind === "withdrawn"
      ? say("If this is not right, sign in and tell it again.")
      : say("If this is not right, sign in and take it back."),
    say("You can end what a helper may do under “Helpers”."),
  );

const isAlive = say(
  "We had been told that you had died. That has been taken back.",
);

/** To somebody alive of whom we had been told that they had died. */
export const toTheLiving: Write = ({ reference }) =>
  letter(
    say("We had been told that you had died"),
    isAlive,
    asked,
    say(
      "If a payment does not come or a letter is wrong, phone the body that sent it.",
    ),
    referenceIs(reference),
  );

/** To whoever told, put right or took back, or is alive and took their own death back: what bodies answered. */
export const toldAnswers = (
  what: NoticeKind | "living",
  filled: Filled,
  answers: readonly Words[],
): Letter =>
  letter(
    say("An answer to what you told us"),
    what === "living" ? isAlive : quoted(titles[what], filled.event),
    referenceIs(filled.reference),
    ...answers,
  );

export const wayBackCode = (code: string): Letter =>
  letter(say("Your code"), {
    en: `Your code to come back to what you told us is ${code}. It is good for an hour. Never tell it to anybody, nor to us on the phone. If you did not ask for it, do nothing.`,
    cy: `Eich cod i ddychwelyd at yr hyn a ddywedoch wrthym yw ${code}. Mae’n ddilys am awr. Peidiwch byth â’i ddweud wrth neb, nac wrthym ni ar y ffôn. Os na ofynnoch amdano, peidiwch â gwneud dim.`,
  });

export const wayBackAlert = ({
  reference,
}: Pick<Filled, "reference">): Letter =>
  letter(
    say("What you told us was opened on another phone or computer"),
    say(
      "What you told us was opened on another phone or computer, with the code we sent here. If that was not you, come back to it with a new code, and check that it is as you told it.",
    ),
    referenceIs(reference),
  );

export const aCouncil: Words = say("The council");
