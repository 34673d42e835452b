import { sayEach } from "#kernel";

/** Words of the page of the customer who is served. Welsh: machine draft. */
export const customerWords = sayEach({
  nowServing:
    "You began to serve this customer. They see everything you look at",
  reference: "Customer reference",
  born: "Born",
  sure: "How we know it is them",
  verified: "Verified",
  vouched: "Vouched for",
  needs: "How they want to be contacted",
  purpose: "About",
  happening: "What is happening",
  nothing: "They have not told us anything yet.",
  begun: "Begun and not confirmed:",
  told: "told on",
  tasks: "Waits with your body",
  tell: "Tell for them",
  tellHint:
    "The same questions as they would be asked. Read the preview to them before you confirm.",
  print: "Print the form",
  record: "Their record",
  facts: "What we know about them",
  needsLink: "How to contact them",
  reach: "How we reach them, and keeping their address private",
  apply: "Apply once for what they could get",
  looks: "Who looked at their record",
  finish: "Finish serving",
});
