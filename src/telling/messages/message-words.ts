import type { Words } from "#kernel";

/** What people are written, each to whom it concerns. `event` is what was told, `reference` and `answers` are filled in. */
type Filled = {
  readonly event: Words;
  readonly reference: string;
};
export type Letter = { readonly subject: Words; readonly body: Words };
type Write = (filled: Filled) => Letter;

const asked = {
  en: "Each body that had been told is asked to undo what it did.",
  cy: "Gofynnir i bob corff a gafodd wybod ddadwneud yr hyn a wnaeth.",
};
const notYou = {
  en: "If this was not you, sign in and take it back.",
  cy: "Os nad chi oedd hyn, mewngofnodwch a’i dynnu’n ôl.",
};
const notYouTookBack = {
  en: "If this was not you, sign in and tell it again.",
  cy: "Os nad chi oedd hyn, mewngofnodwch a’i ddweud eto.",
};
const mayAsk = {
  en: "Somebody may ask you about it.",
  cy: "Efallai y bydd rhywun yn gofyn i chi amdano.",
};
const stillTold = {
  en: "Somebody else has told us the same. Where they had, no body is asked to undo anything.",
  cy: "Mae rhywun arall wedi dweud yr un peth wrthym. Lle’r oeddent wedi gwneud hynny, ni ofynnir i unrhyw gorff ddadwneud dim.",
};
const answersCome = {
  en: "We will tell you this way what each body answers.",
  cy: "Byddwn yn dweud wrthych fel hyn beth mae pob corff yn ei ateb.",
};
const theirAnswersCome = {
  en: "We will tell you this way what the bodies to which we sent it answer.",
  cy: "Byddwn yn dweud wrthych fel hyn beth mae’r cyrff yr anfonwyd ef atynt yn ei ateb.",
};
const toldBefore = {
  en: "Where somebody else had told a body of it before you, what you said was not sent there again. Somebody from there may ask you about it.",
  cy: "Lle roedd rhywun arall wedi dweud wrth gorff amdano o’ch blaen, ni anfonwyd yr hyn a ddywedoch yno eto. Efallai y bydd rhywun oddi yno yn gofyn i chi amdano.",
};

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

const titles = {
  told: { en: "You told us", cy: "Dywedoch wrthym" },
  corrected: {
    en: "You put right what you told us",
    cy: "Rydych wedi cywiro’r hyn a ddywedoch wrthym",
  },
  withdrawn: {
    en: "You took back what you told us",
    cy: "Rydych wedi tynnu’n ôl yr hyn a ddywedoch wrthym",
  },
} as const satisfies Record<string, Words>;
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

const byOther = {
  told: {
    en: "Somebody else told us of the same as you",
    cy: "Dywedodd rhywun arall wrthym am yr un peth â chi",
  },
  withdrawn: {
    en: "Somebody else who had told us of the same as you took it back",
    cy: "Mae rhywun arall a oedd wedi dweud yr un peth â chi wrthym wedi’i dynnu’n ôl",
  },
  closed: {
    en: "What you told us was taken back by the person it is about",
    cy: "Cafodd yr hyn a ddywedoch wrthym ei dynnu’n ôl gan y person y mae’n ymwneud ag ef",
  },
} as const satisfies Record<string, Words>;
const stands = {
  en: "What you told us stands as you told it.",
  cy: "Mae’r hyn a ddywedoch wrthym yn sefyll fel y dywedoch ef.",
};

/** To another who told of the same: what happened, and not a word of who. */
export const toOther = (kind: keyof typeof byOther, filled: Filled): Letter =>
  letter(
    byOther[kind],
    quoted(byOther[kind], filled.event),
    referenceIs(filled.reference),
    ...(kind === "closed" ? [asked] : [stands, mayAsk]),
  );

const someHelper: Words = {
  en: "Somebody who acts for you",
  cy: "rhywun sy’n gweithredu drosoch",
};
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
      ? {
          en: "If this is not right, sign in and tell it again.",
          cy: "Os nad yw hyn yn gywir, mewngofnodwch a’i ddweud eto.",
        }
      : {
          en: "If this is not right, sign in and take it back.",
          cy: "Os nad yw hyn yn gywir, mewngofnodwch a’i dynnu’n ôl.",
        },
    {
      en: "You can end what a helper may do under “Helpers”.",
      cy: "Gallwch derfynu’r hyn y caiff cynorthwyydd ei wneud dan “Cynorthwywyr”.",
    },
  );

const isAlive = {
  en: "We had been told that you had died. That has been taken back.",
  cy: "Roeddem wedi cael gwybod eich bod wedi marw. Mae hynny wedi’i dynnu’n ôl.",
};

/** To somebody alive of whom we had been told that they had died. */
export const toTheLiving: Write = ({ reference }) =>
  letter(
    {
      en: "We had been told that you had died",
      cy: "Roeddem wedi cael gwybod eich bod wedi marw",
    },
    isAlive,
    asked,
    {
      en: "If a payment does not come or a letter is wrong, phone the body that sent it.",
      cy: "Os na ddaw taliad neu os yw llythyr yn anghywir, ffoniwch y corff a’i hanfonodd.",
    },
    referenceIs(reference),
  );

/** To whoever told, put right or took back, or is alive and took their own death back: what bodies answered. */
export const toldAnswers = (
  what: NoticeKind | "living",
  filled: Filled,
  answers: readonly Words[],
): Letter =>
  letter(
    {
      en: "An answer to what you told us",
      cy: "Ateb i’r hyn a ddywedoch wrthym",
    },
    what === "living" ? isAlive : quoted(titles[what], filled.event),
    referenceIs(filled.reference),
    ...answers,
  );

export const wayBackCode = (code: string): Letter =>
  letter(
    { en: "Your code", cy: "Eich cod" },
    {
      en: `Your code to come back to what you told us is ${code}. It is good for an hour. Never tell it to anybody, nor to us on the phone. If you did not ask for it, do nothing.`,
      cy: `Eich cod i ddychwelyd at yr hyn a ddywedoch wrthym yw ${code}. Mae’n ddilys am awr. Peidiwch byth â’i ddweud wrth neb, nac wrthym ni ar y ffôn. Os na ofynnoch amdano, peidiwch â gwneud dim.`,
    },
  );

export const wayBackAlert = ({
  reference,
}: Pick<Filled, "reference">): Letter =>
  letter(
    {
      en: "What you told us was opened on another phone or computer",
      cy: "Agorwyd yr hyn a ddywedoch wrthym ar ffôn neu gyfrifiadur arall",
    },
    {
      en: "What you told us was opened on another phone or computer, with the code we sent here. If that was not you, come back to it with a new code, and check that it is as you told it.",
      cy: "Agorwyd yr hyn a ddywedoch wrthym ar ffôn neu gyfrifiadur arall, gyda’r cod a anfonwyd yma. Os nad chi oedd hynny, dewch yn ôl ato gyda chod newydd, a gwiriwch ei fod fel y dywedoch ef.",
    },
    referenceIs(reference),
  );

export const aCouncil: Words = { en: "The council", cy: "Y cyngor" };
