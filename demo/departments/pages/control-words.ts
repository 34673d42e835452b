/** Words of the control page. Welsh: machine draft. */
export const controlWords = {
  site: { en: "Made-up departments", cy: "Adrannau gwneud" },
  watermark: {
    en: "These bodies and everything they answer are made up.",
    cy: "Mae’r cyrff hyn a phopeth y maent yn ei ateb yn wneud.",
  },
  title: {
    en: "What the departments’ systems do",
    cy: "Beth mae systemau’r adrannau’n ei wneud",
  },
  intro: {
    en: "Each body below has a system of its own that receives notices over HTTP. Choose how one behaves, then tell something in Joinery and watch what happens.",
    cy: "Mae gan bob corff isod ei system ei hun sy’n derbyn hysbysiadau dros HTTP. Dewiswch sut mae un yn ymddwyn, yna dywedwch rywbeth yn Joinery a gwyliwch beth sy’n digwydd.",
  },
  caption: { en: "Bodies", cy: "Cyrff" },
  body: { en: "Body", cy: "Corff" },
  received: { en: "Events received", cy: "Digwyddiadau a dderbyniwyd" },
  behaves: { en: "Behaves", cy: "Yn ymddwyn" },
  change: { en: "Change", cy: "Newid" },
  behaviourOf: { en: "How it behaves", cy: "Sut mae’n ymddwyn" },
  changed: { en: "Changed", cy: "Wedi newid" },
  allCouncils: { en: "All councils", cy: "Pob cyngor" },
  back: { en: "All bodies", cy: "Pob corff" },
  worklist: {
    en: "What cannot be delivered here, and what it refuses, waits for {name}: sign in to Joinery as them and open the worklist.",
    cy: "Mae’r hyn na ellir ei gyflwyno yma, a’r hyn y mae’n ei wrthod, yn aros am {name}: mewngofnodwch i Joinery fel y person hwnnw ac agorwch y rhestr waith.",
  },
  nothing: {
    en: "It has received nothing yet.",
    cy: "Nid yw wedi derbyn dim eto.",
  },
  newest: {
    en: "The newest 200 events",
    cy: "Y 200 digwyddiad diweddaraf",
  },
  time: { en: "Received", cy: "Derbyniwyd" },
  event: { en: "Event", cy: "Digwyddiad" },
  lane: { en: "Lane and number", cy: "Lôn a rhif" },
  fields: { en: "Fields", cy: "Meysydd" },
  repeats: { en: "Repeats", cy: "Ailadroddiadau" },
  answers: { en: "Answers", cy: "Atebion" },
  waiting: { en: "still to be sent", cy: "heb ei anfon eto" },
  behaviours: {
    well: { en: "Works well", cy: "Gweithio’n dda" },
    slow: {
      en: "Slow: answers after 4 seconds",
      cy: "Araf: yn ateb ar ôl 4 eiliad",
    },
    down: {
      en: "Down: no answer at all, so it is tried again for half a day",
      cy: "I lawr: dim ateb o gwbl, felly ceisir eto am hanner diwrnod",
    },
    "fails-after-commit": {
      en: "Fails after it kept the event",
      cy: "Yn methu ar ôl cadw’r digwyddiad",
    },
    "answers-twice": {
      en: "Sends each later answer twice",
      cy: "Yn anfon pob ateb diweddarach ddwywaith",
    },
    refuses: { en: "Refuses everything", cy: "Yn gwrthod popeth" },
    "cannot-read": {
      en: "Cannot read what it is sent, so a caseworker must decide at once",
      cy: "Ni all ddarllen yr hyn a anfonir, felly rhaid i weithiwr achos benderfynu ar unwaith",
    },
  },
} as const;
