import type { Words } from "#kernel";

/** Words of the page of the customer who is served. Welsh: machine draft. */
export const customerWords = {
  nowServing: {
    en: "You began to serve this customer. They see everything you look at",
    cy: "Rydych wedi dechrau gwasanaethu’r cwsmer hwn. Byddant yn gweld popeth yr edrychwch arno",
  },
  reference: { en: "Customer reference", cy: "Cyfeirnod cwsmer" },
  born: { en: "Born", cy: "Ganwyd" },
  sure: { en: "How we know it is them", cy: "Sut y gwyddom mai nhw ydyw" },
  verified: { en: "Verified", cy: "Wedi’i wirio" },
  vouched: { en: "Vouched for", cy: "Tystiwyd drostynt" },
  needs: {
    en: "How they want to be contacted",
    cy: "Sut maent am i ni gysylltu",
  },
  purpose: { en: "About", cy: "Ynghylch" },
  happening: { en: "What is happening", cy: "Beth sy’n digwydd" },
  nothing: {
    en: "They have not told us anything yet.",
    cy: "Nid ydynt wedi dweud dim wrthym eto.",
  },
  begun: {
    en: "Begun and not confirmed:",
    cy: "Wedi dechrau a heb ei gadarnhau:",
  },
  told: { en: "told on", cy: "dywedwyd ar" },
  tasks: { en: "Waits with your body", cy: "Yn aros gyda’ch corff" },
  tell: { en: "Tell for them", cy: "Dweud ar eu rhan" },
  tellHint: {
    en: "The same questions as they would be asked. Read the preview to them before you confirm.",
    cy: "Yr un cwestiynau ag y gofynnid iddynt hwy. Darllenwch y rhagolwg iddynt cyn cadarnhau.",
  },
  print: { en: "Print the form", cy: "Argraffu’r ffurflen" },
  record: { en: "Their record", cy: "Eu cofnod" },
  facts: { en: "What we know about them", cy: "Yr hyn a wyddom amdanynt" },
  needsLink: { en: "How to contact them", cy: "Sut i gysylltu â nhw" },
  reach: {
    en: "How we reach them, and keeping their address private",
    cy: "Sut rydym yn cysylltu â nhw, a chadw eu cyfeiriad yn breifat",
  },
  apply: {
    en: "Apply once for what they could get",
    cy: "Gwneud cais unwaith am yr hyn y gallent ei gael",
  },
  looks: { en: "Who looked at their record", cy: "Pwy edrychodd ar eu cofnod" },
  finish: { en: "Finish serving", cy: "Gorffen gwasanaethu" },
} as const satisfies Record<string, Words>;
