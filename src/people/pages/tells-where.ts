import type { ConceptType, InformationConcept } from "#catalogue";

/** Whether a fact says where somebody lives: what a hidden address keeps from everybody but its owner. */
export const tellsWhere = ({ name, type }: InformationConcept): boolean =>
  /address$/i.test(name) || isPlace(type);

function isPlace(type: ConceptType): boolean {
  switch (type.kind) {
    case "text":
      return type.format === "postcode" || type.format === "council";
    case "list":
      return isPlace(type.of);
    case "record":
      return [...type.fields.values()].some((part) => isPlace(part.type));
    default:
      return false;
  }
}
