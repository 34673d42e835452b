import { sayEach } from "#kernel";

/** Words of coming back without an account. Welsh: machine draft. */
export const comeBackWords = sayEach({
  title: "Come back to what you told us",
  why: "If you told us without an account on another phone or computer, we send a code to the phone or email at which you asked to be answered.",
  sent: "If you asked us for a code within the last hour, something was told without an account under this reference, and an answer by text or email was asked for, we sent a code there. If not, phone the bodies that were told: they have the reference.",
  send: "Send me a code",
  open: "Open it here",
  link: "Come back to what you told us on another phone or computer",
});
