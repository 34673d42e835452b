import type { Catalogue } from "./catalogue.ts";
import { claimFlowOf } from "./claims.ts";
import type { LifeEvent } from "./kinds/life-events.ts";
import { unsourced as generalKnowledge } from "./kinds/sources.ts";
import { nations } from "./kinds/written.ts";

export type CatalogueSummary = {
  readonly counts: readonly { readonly what: string; readonly count: number }[];
  readonly events: readonly {
    readonly id: string;
    readonly contactsToday: number;
    readonly flows: number;
    readonly claims: number;
    readonly elsewhere: number;
    /** Facts with a question that no register answers; conditions make most people's fewer. */
    readonly questions: number;
  }[];
  readonly warnings: readonly string[];
};

/** What a catalogue holds, and what in it still rests on general knowledge. */
export function summariseCatalogue(catalogue: Catalogue): CatalogueSummary {
  const concepts = [...catalogue.concepts.values()];
  return {
    counts: [
      { what: "bodies", count: catalogue.organisations.size },
      { what: "councils", count: catalogue.councils.length },
      { what: "life events", count: catalogue.lifeEvents.size },
      { what: "flows", count: catalogue.flows.size },
      { what: "services", count: catalogue.services.size },
      { what: "information concepts", count: concepts.length },
      {
        what: "questions",
        count: concepts.filter(({ asked }) => asked).length,
      },
      { what: "decisions", count: catalogue.model.decisions.size },
      { what: "parameters", count: catalogue.model.parameters.size },
    ],
    events: [...catalogue.lifeEvents.values()].map((event) =>
      summariseEvent(catalogue, event),
    ),
    warnings: warningsOf(catalogue),
  };
}

/** One contact is one separate notice or claim; what a joined service already passes on counts as one. */
function countContactsToday({ contactsToday }: LifeEvent): number {
  const joined = contactsToday.flatMap(
    ({ alreadyJoined }) => alreadyJoined ?? [],
  );
  return contactsToday.length - joined.length + new Set(joined).size;
}

function summariseEvent(catalogue: Catalogue, event: LifeEvent) {
  const isAsked = (name: string): boolean => {
    const concept = catalogue.concepts.get(name);
    return concept?.asked === true && !concept.register;
  };
  return {
    id: event.id,
    contactsToday: countContactsToday(event),
    flows: event.flows.length,
    claims: event.services.filter((service) => claimFlowOf(catalogue, service))
      .length,
    elsewhere: event.elsewhere.length,
    questions: event.facts.filter(({ concept }) => isAsked(concept)).length,
  };
}

function warningsOf(catalogue: Catalogue): readonly string[] {
  const flows = [...catalogue.flows.values()];
  const contacts = [...catalogue.lifeEvents.values()].flatMap(
    ({ contactsToday }) => contactsToday,
  );
  const services = [...catalogue.services.values()];
  const unsent = flows.filter(({ isSent }) => !isSent);
  const unsourced = contacts.filter(
    ({ source, supports }) =>
      source === generalKnowledge || supports === "partly",
  );
  return [
    `${unsent.length} of ${flows.length} flows are not sent: no gateway that was read supports them.`,
    `${unsourced.length} of ${contacts.length} contacts of today are still to be sourced.`,
    ...services
      .filter(({ apply }) => apply.by === "claim")
      .filter(({ id }) => !claimFlowOf(catalogue, id))
      .map(
        ({ id }) => `Service ${id} is claimed, but no flow carries its claim.`,
      ),
    ...services.flatMap(({ id, nations: served }) =>
      nations
        .filter((nation) => !served.includes(nation))
        .map((nation) => `Service ${id} does not cover ${nation}.`),
    ),
  ];
}
