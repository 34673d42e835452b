import { refusesEach } from "../testing/refuses-each.ts";

const file = "appeals.yaml";

refusesEach([
  {
    what: "a route of appeal for a service that does not exist",
    file,
    find: "services: [help]",
    put: "services: [halp]",
    says: /There is no service `halp`\. Did you mean `help`\?/,
    line: 7,
  },
  {
    what: "a route of appeal for a flow that does not exist",
    file,
    find: "services: [help]",
    put: "flows: [nothing-like-it]",
    says: /There is no flow `nothing-like-it`/,
    line: 7,
  },
  {
    what: "a second route for the same decision in the same nation",
    file,
    find: "    law: An Act 1990 s.1",
    put: `    law: An Act
    steps: [{ route: a, to: b, limit: c, cost: none, confidence: memory }]
  - id: other
    nations: [england]
    services: [help]
    decides: help
    law: An Act`,
    says: /The way to appeal `help in england` is already declared at appeals\.yaml:5/,
    line: 11,
  },
  {
    what: "a step from memory that is said to people",
    file,
    find: "confidence: memory, level: low",
    put: "confidence: memory, say: { en: Go., cy: Ewch. }",
    says: /Step 2 of `help` is known from memory only and yet says something to people/,
    line: 19,
  },
  {
    what: "a step with a source and nothing to say",
    file,
    find: "confidence: memory, level: low",
    put: "confidence: secondary, source: [leaflet]",
    says: /Step 2 of `help` has a source and lacks what it says/,
    line: 19,
  },
  {
    what: "a step whose source is not listed",
    file,
    find: "source: [leaflet]",
    put: "source: [leeflet]",
    says: /There is no source of appeals `leeflet`\. Did you mean `leaflet`\?/,
    line: 16,
  },
]);
