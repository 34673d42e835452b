import type { Catalogue, LifeEvent } from "#catalogue";
import type { Facts } from "#decisions";
import type { LocalDate } from "#kernel";
import { consequencesOf } from "#notices";
import { entitlementsOf, nationOf } from "#telling";
import type { ContactMap, MapContact } from "./contact-map.ts";
import { contactMap } from "./contact-map.ts";

/** Whether a contact of today would fall to one person; `may-apply` when their facts do not settle it. */
export type PersonStanding = "applies" | "may-apply";

export type PersonMap = ContactMap & {
  readonly standings: ReadonlyMap<MapContact, PersonStanding>;
  /** Contacts of today that their facts rule out. */
  readonly ruledOut: number;
};

export type PersonQuestion = {
  readonly events: readonly LifeEvent[];
  readonly facts: Facts;
  readonly asOf: LocalDate;
};

type Standing = PersonStanding | "does-not-apply";
type StandingOf = (becomes: string) => Standing;

/** The map for one person: only what their facts make apply or leave open. Pure. */
export function personMap(
  catalogue: Catalogue,
  { events, facts, asOf }: PersonQuestion,
): PersonMap {
  const nation = nationOf(catalogue, facts);
  const whole = contactMap(catalogue, events);
  const judges = new Map(
    events.map((event) => [
      event.id,
      judgeOf(catalogue, event, { facts, asOf }),
    ]),
  );
  const judged = whole.today.map((contact) => {
    const judge = judges.get(contact.event.id) ?? (() => "may-apply" as const);
    const becomes = contact.rows.flatMap((row) => row.becomes);
    return [contact, strongest(becomes.map(judge))] as const;
  });
  const standings = new Map(
    judged.flatMap(([contact, standing]) =>
      standing === "does-not-apply" ? [] : [[contact, standing] as const],
    ),
  );
  return {
    events,
    today: [...standings.keys()],
    remaining: whole.remaining.filter(
      ({ item }) => nation === undefined || item.nations.includes(nation),
    ),
    standings,
    ruledOut: whole.today.length - standings.size,
  };
}

function strongest(standings: readonly Standing[]): Standing {
  if (standings.includes("applies")) return "applies";
  return standings.includes("may-apply") ? "may-apply" : "does-not-apply";
}

/** How each flow, claim or thing to do elsewhere stands for the person, were the event to happen. */
function judgeOf(
  catalogue: Catalogue,
  event: LifeEvent,
  { facts, asOf }: Omit<PersonQuestion, "events">,
): StandingOf {
  const { bodies, notJoined, undecided } = consequencesOf(catalogue, event, {
    facts: withAddress(facts, event),
    asOf,
    optOuts: new Set(),
    addressHidden: false,
  });
  // Whoever is outside what the law lets be told, and has nothing to tell, needs no contact.
  const left = notJoined.filter(
    ({ flow, need }) => need !== "nothing" || flow.need === need,
  );
  const told = new Set([...bodies, ...left].map(({ flow }) => flow.id));
  const open = new Set(undecided.map(({ flow }) => flow.id));
  const claims = new Map(
    entitlementsOf(catalogue, {
      facts,
      asOf,
      services: event.services,
    }).map(({ service, standing }) => [`claim--${service.id}`, standing]),
  );
  return (becomes) => {
    if (told.has(becomes)) return "applies";
    if (open.has(becomes) || becomes === "elsewhere") return "may-apply";
    const claim = claims.get(becomes);
    return claim === "not-known" ? "may-apply" : (claim ?? "does-not-apply");
  };
}

/** Until the event's own address is told, the person's stands in for it: it settles nation and council. */
function withAddress(facts: Facts, { address }: LifeEvent): Facts {
  const own = facts.get("person.address");
  return own && !facts.has(address)
    ? new Map([...facts, [address, own]])
    : facts;
}
