import { sayEach } from "#kernel";

/** Words of beginning to serve a customer. Welsh: machine draft. */
export const serveWords = sayEach({
  title: "Be sure who it is",
  for: "You are about to serve",
  other: "Something else",
  answered: "They answered questions that only they can answer",
  document: "I saw a document with a photo",
  signature: "The signature and the details on the form agree with the record",
  vouched: "Somebody who knows them vouches for them",
  start: "Start serving",
  startForm: "Start keying the form",
});
