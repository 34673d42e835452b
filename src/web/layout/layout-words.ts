import { sayEach } from "#kernel";

/** The words of the page around the content. Welsh: machine draft. */
export const layoutWords = sayEach({
  back: "Back",
  error: "Error",
  language: "Language",
  menu: "Menu",
  newService: "This is a new service.",
  serviceInformation: "Service information",
  skipToMain: "Skip to main content",
  aboutSite: "About this site",
  supportLinks: "Support links",
  pages: "Pages",
  before: "Page before",
  after: "Page after",
  thereIsAProblem: "There is a problem",
});
