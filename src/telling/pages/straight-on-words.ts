/** What is said of claims that go straight on from what was told. Welsh: machine draft. */
export const straightOnWords = {
  heading: {
    en: "What you may be able to claim now",
    cy: "Yr hyn y gallech ei hawlio nawr",
  },
  afterwards: {
    en: "When you have told us you can go straight on to these. We ask only what is missing.",
    cy: "Ar ôl i chi ddweud wrthym gallwch fynd yn syth ymlaen at y rhain. Dim ond yr hyn sydd ar goll y byddwn yn ei ofyn.",
  },
  afterSigningIn: {
    en: "You can claim these once you have told us and sign in. We do not send a claim for somebody we do not know.",
    cy: "Gallwch hawlio’r rhain ar ôl i chi ddweud wrthym a mewngofnodi. Nid ydym yn anfon cais dros rywun nad ydym yn ei adnabod.",
  },
  start: {
    en: "Go on and claim with what you told us",
    cy: "Mynd ymlaen i hawlio gyda’r hyn a ddywedasoch wrthym",
  },
  signIn: {
    en: "Sign in to claim. We do not send a claim for somebody we do not know.",
    cy: "Mewngofnodwch i hawlio. Nid ydym yn anfon cais dros rywun nad ydym yn ei adnabod.",
  },
  yourself: {
    en: "We cannot send this claim where you live, so make it yourself.",
    cy: "Ni allwn anfon y cais hwn lle rydych yn byw, felly gwnewch ef eich hun.",
  },
} as const;
