import type {
  Catalogue,
  Flow,
  InformationConcept,
  LifeEvent,
  PublicOrganisation,
} from "#catalogue";
import { compile, planOf } from "#decisions";
import { isOk } from "#kernel";

const words = (en: string) => ({ en, cy: en });

/** One rule, so that a flow can depend on a fact. */
const rules = `
concepts:
  deceased.hadVehicle:
    label: { en: had a vehicle, cy: roedd cerbyd }
    type: yes/no
    sensitivity: personal
    asked: no
decisions:
  deceased.tellDvla:
    label: { en: told, cy: dywedwyd }
    type: yes/no
    source: a test
    rule: deceased.hadVehicle
`;

const organisation = (id: string): PublicOrganisation => ({
  id,
  name: words(id.toUpperCase()),
  kind: "department",
  nations: ["england", "scotland", "wales", "northern-ireland"],
  receives: true,
});

const flow = (
  part: Partial<Flow> & Pick<Flow, "id" | "organisation">,
): Flow => ({
  version: 1,
  event: "bereavement",
  address: "deceased.address",
  service: words("a service"),
  fields: ["deceased.name", "deceased.dateOfDeath"],
  gateway: "a gateway",
  basis: { supports: "yes", read: "text" },
  isSent: true,
  hiddenAddress: { kind: "withhold" },
  controller: "the body",
  retention: words("a year"),
  duty: "duty",
  discharges: true,
  optOut: false,
  effect: { kind: "stops", words: words("It stops.") },
  signed: { officer: "an officer (made up)", on: "2026-09-01" },
  ...part,
});

const flows = [
  flow({
    id: "bereavement--dwp",
    organisation: { england: "dwp", "northern-ireland": "dfc" },
  }),
  flow({
    id: "bereavement--council-tax",
    organisation: { england: "council.billing" },
    fields: ["deceased.name", "deceased.dateOfDeath", "deceased.address"],
  }),
  flow({
    id: "bereavement--library",
    organisation: { england: "council.library" },
    fields: ["deceased.name"],
    duty: "choice",
    optOut: true,
    discharges: false,
  }),
  flow({
    id: "bereavement--dvla",
    organisation: { england: "dvla", "northern-ireland": "dvla" },
    when: "deceased.tellDvla",
  }),
];

const bereavement: LifeEvent = {
  id: "bereavement",
  name: words("Someone has died"),
  summary: words("Tell of a death once."),
  subject: "deceased",
  occurrence: "once",
  address: "deceased.address",
  startsFrom: ["registrar-record"],
  tellers: ["executor"],
  facts: [
    { concept: "deceased.name", required: true },
    { concept: "deceased.dateOfDeath", required: true },
    { concept: "deceased.hadVehicle", required: false },
  ],
  sets: [],
  flows: flows.map(({ id }) => id),
  services: [],
  straightOn: [],
  elsewhere: [
    {
      organisation: words("dvla-northern-ireland"),
      what: words("the licence"),
      how: words("write"),
      whyNotJoined: words("another agency"),
      nations: ["northern-ireland"],
      source: "gk",
    },
  ],
  contactsToday: [],
  quotedCases: [],
};

const model = () => {
  const compiled = compile([{ path: "rules.yaml", text: rules }]);
  if (!isOk(compiled)) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
};

const council = (gss: string, nation: "england" | "northern-ireland") => ({
  gss,
  name: gss,
  place: gss,
  type: "unitary",
  nation,
  roles: nation === "england" ? ["council.billing", "council.library"] : [],
  othersHold: new Map(),
  madeUpPostcodes: [],
});

const concept = (name: string): InformationConcept => ({
  name,
  label: words(name),
  type: { kind: "yes-no" },
  sensitivity: "personal",
  revealsAddress: name === "deceased.address",
  marksHiddenAddress: name === "address.isHidden",
  asked: false,
});

/** A catalogue of one event and four flows, for tests of what follows from telling. */
export function smallCatalogue(): {
  readonly catalogue: Catalogue;
  readonly bereavement: LifeEvent;
} {
  const compiled = model();
  const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
    new Map(all.map((one) => [one.id, one]));
  const catalogue: Catalogue = {
    hash: "test",
    publishedAt: "2026-11-24T00:00:00Z",
    front: { name: words("Test") },
    organisations: byId(["dwp", "dfc", "dvla"].map(organisation)),
    councils: [
      council("E06000023", "england"),
      council("N09000003", "northern-ireland"),
    ],
    channels: new Map(),
    sources: new Map(),
    concepts: new Map(
      [concept("deceased.address"), concept("address.isHidden")].map((one) => [
        one.name,
        one,
      ]),
    ),
    services: new Map(),
    lifeEvents: byId([bereavement]),
    flows: byId(flows),
    appeals: [],
    groups: new Map(),
    model: compiled,
    plan: planOf(compiled),
  };
  return { catalogue, bereavement };
}
