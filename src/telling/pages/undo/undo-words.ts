export const undoWords = {
  withdraw: { en: "Take this back", cy: "Tynnu hyn yn ôl" },
  withdrawDeath: {
    en: "Tell everyone that this person is alive",
    cy: "Dweud wrth bawb fod y person hwn yn fyw",
  },
  withdrawOwnDeath: {
    en: "Tell everyone that you are alive",
    cy: "Dweud wrth bawb eich bod yn fyw",
  },
  list: {
    en: "What you can correct or take back",
    cy: "Yr hyn y gallwch ei gywiro neu ei dynnu’n ôl",
  },
  listNothing: {
    en: "There is nothing told that you could take back.",
    cy: "Nid oes dim wedi’i ddweud y gallech ei dynnu’n ôl.",
  },
  backAlready: { en: "Taken back", cy: "Wedi’i dynnu’n ôl" },
  bodies: {
    en: "Who hears that it is not so",
    cy: "Pwy sy’n clywed nad yw’n wir",
  },
  bodiesUnless: {
    en: "Who hears that it is not so, unless somebody else told the same",
    cy: "Pwy sy’n clywed nad yw’n wir, oni bai bod rhywun arall wedi dweud yr un peth",
  },
  unless: {
    en: "A body below hears nothing where somebody else told us the same of it: what they told still stands there. We do not say beforehand whether anybody did.",
    cy: "Ni fydd corff isod yn clywed dim lle dywedodd rhywun arall yr un peth wrthym ar ei gyfer: mae’r hyn a ddywedwyd ganddynt yn dal i sefyll yno. Nid ydym yn dweud ymlaen llaw a wnaeth unrhyw un.",
  },
  facts: {
    en: "What we put back about you",
    cy: "Yr hyn rydym yn ei roi’n ôl amdanoch",
  },
  factsWhy: {
    en: "We hold this because it was told. Afterwards we hold what stood before.",
    cy: "Rydym yn dal hyn am iddo gael ei ddweud. Wedyn byddwn yn dal yr hyn a oedd yn sefyll o’r blaen.",
  },
  what: {
    en: "Every body that was told is told now that it is not so, and asked to reverse what it did, unless somebody else has told us the same. Each that is asked answers that it has, or why it cannot.",
    cy: "Bydd pob corff a gafodd wybod yn cael gwybod nawr nad yw’n wir, a gofynnir iddo wrthdroi’r hyn a wnaeth, oni bai bod rhywun arall wedi dweud yr un peth wrthym. Bydd pob un y gofynnir iddo yn ateb ei fod wedi gwneud, neu pam na all.",
  },
  reason: {
    en: "Why do you take it back?",
    cy: "Pam ydych chi’n ei dynnu’n ôl?",
  },
  mistake: { en: "It was told by mistake", cy: "Dywedwyd drwy gamgymeriad" },
  alive: { en: "The person is alive", cy: "Mae’r person yn fyw" },
  aliveMyself: { en: "I am alive", cy: "Rwyf yn fyw" },
  notHappening: {
    en: "It will not happen after all",
    cy: "Ni fydd yn digwydd wedi’r cyfan",
  },
  notMe: { en: "I did not tell this", cy: "Nid fi ddywedodd hyn" },
  choose: {
    en: "Choose why you take it back",
    cy: "Dewiswch pam ydych chi’n ei dynnu’n ôl",
  },
  confirm: { en: "Take it back", cy: "Tynnu’n ôl" },
} as const;
