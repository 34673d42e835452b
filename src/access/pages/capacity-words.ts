import type { Words } from "#kernel";
import { sayEach } from "#kernel";
import type { Capacity } from "../visitor.ts";

type CapacityWords = {
  /** The capacity alone, e.g. in a list. */
  readonly title: Words;
  /** After “You are acting for … as”. */
  readonly role: Words;
  /** What the capacity is, for choosing it. */
  readonly hint: Words;
  /** What proves it, when something must. */
  readonly evidence?: Words;
};

/** Each capacity in words. Welsh: machine draft. */
export const capacityWords: Readonly<
  Record<Exclude<Capacity, "self">, CapacityWords>
> = sayEach({
  agent: {
    title: "helper",
    role: "their helper",
    hint: "A trusted relative, friend or adviser",
  },
  attorney: {
    title: "attorney",
    role: "their attorney",
    hint: "Named in a lasting or enduring power of attorney",
    evidence: "Reference from the Office of the Public Guardian",
  },
  deputy: {
    title: "deputy",
    role: "their deputy",
    hint: "Appointed by a court",
    evidence: "Number of the court order",
  },
  appointee: {
    title: "appointee",
    role: "their appointee",
    hint: "Appointed by the department that pays the benefits",
    evidence: "Reference of the letter that appointed them (BF57)",
  },
  executor: {
    title: "executor",
    role: "the executor of their will",
    hint: "Named in the will of somebody who has died, or administers the estate",
    evidence: "Number of the grant of probate",
  },
  informant: {
    title: "informant of the death",
    role: "the person who registered the death",
    hint: "Told the registrar of the death",
    evidence: "Reference from the registrar",
  },
});
