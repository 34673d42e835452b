import type { Words } from "#kernel";

/** The words of the page around the content. Welsh: machine draft. */
export const layoutWords = {
  back: { en: "Back", cy: "Yn ôl" },
  error: { en: "Error", cy: "Gwall" },
  language: { en: "Language", cy: "Iaith" },
  menu: { en: "Menu", cy: "Dewislen" },
  newService: {
    en: "This is a new service.",
    cy: "Mae hwn yn wasanaeth newydd.",
  },
  serviceInformation: {
    en: "Service information",
    cy: "Gwybodaeth am y gwasanaeth",
  },
  skipToMain: {
    en: "Skip to main content",
    cy: "Neidio i’r prif gynnwys",
  },
  aboutSite: { en: "About this site", cy: "Am y wefan hon" },
  supportLinks: { en: "Support links", cy: "Dolenni cymorth" },
  pages: { en: "Pages", cy: "Tudalennau" },
  before: { en: "Page before", cy: "Tudalen flaenorol" },
  after: { en: "Page after", cy: "Tudalen nesaf" },
  thereIsAProblem: { en: "There is a problem", cy: "Mae problem wedi codi" },
} as const satisfies Record<string, Words>;
