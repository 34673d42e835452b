import { refusesEach } from "../testing/refuses-each.ts";
import { smallPack } from "../testing/small-pack.ts";

const concepts = "information-concepts/person.yaml";

refusesEach([
  {
    what: "a concept of no known type",
    file: concepts,
    find: "type: yes/no",
    put: "type: yesno",
    says: /“yesno” is not a type; it is one of yes\/no, date/,
    line: 20,
  },
  {
    what: "a number without its unit",
    file: concepts,
    find: "type: yes/no",
    put: "type: number",
    says: /A number needs/,
    line: 20,
  },
  {
    what: "a choice without its values",
    file: concepts,
    find: "type: yes/no",
    put: "type: choice",
    says: /A choice needs `values`/,
    line: 20,
  },
  {
    what: "a record without its fields",
    file: concepts,
    find: "type: yes/no",
    put: "type: record",
    says: /A record needs `fields`/,
    line: 20,
  },
  {
    what: "a sensitivity that does not exist",
    file: concepts,
    find: "    sensitivity: personal\n    question: { en: Are",
    put: "    sensitivity: secret\n    question: { en: Are",
    says: /sensitivity` has a value that is not one of the choices\. Write one of: ordinary/,
    line: 21,
  },
  {
    what: "a word that a concept does not have",
    file: concepts,
    find: "    question: { en: Are you widowed?",
    put: "    questoin: { en: Are you widowed?",
    says: /`questoin` is not a word the format knows here/,
    line: 22,
  },
  {
    what: "a register that nobody keeps",
    file: concepts,
    find: "    sensitivity: personal\n    question: { en: Are",
    put: "    sensitivity: personal\n    register: { organisation: dwpp, name: R, gateway: Act }\n    question: { en: Are",
    says: /no organisation `dwpp`\. Did you mean `dwp`/,
    line: 22,
  },
  {
    what: "a concept declared in two files",
    file: "front.yaml",
    find: "Gate",
    put: "Gates",
    beside: { "information-concepts/second.yaml": smallPack[concepts] ?? "" },
    says: /“person\.name” is already declared in information-concepts\/person\.yaml line 12/,
    in: "information-concepts/second.yaml",
    line: 12,
  },
]);
