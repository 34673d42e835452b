import { initAll } from "./govuk-frontend.js";
import { startLive } from "./live.js";

/** The words that GOV.UK's scripts put in later; English is built in. Welsh: machine draft. */
const welsh = {
  accordion: {
    i18n: {
      hideAllSections: "Cuddio pob adran",
      hideSection: "Cuddio",
      hideSectionAriaLabel: "Cuddio’r adran hon",
      showAllSections: "Dangos pob adran",
      showSection: "Dangos",
      showSectionAriaLabel: "Dangos yr adran hon",
    },
  },
  characterCount: {
    i18n: {
      charactersUnderLimit: {
        other: "Mae gennych %{count} nod ar ôl",
      },
      charactersAtLimit: "Nid oes gennych nodau ar ôl",
      charactersOverLimit: { other: "Mae gennych %{count} nod yn ormod" },
      wordsUnderLimit: { other: "Mae gennych %{count} gair ar ôl" },
      wordsAtLimit: "Nid oes gennych eiriau ar ôl",
      wordsOverLimit: { other: "Mae gennych %{count} gair yn ormod" },
    },
  },
};

initAll(document.documentElement.lang === "cy" ? welsh : {});
startLive(document);
