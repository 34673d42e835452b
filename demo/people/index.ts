export { generateHouseholds } from "./generate.ts";
export { examplePeople, offeredPeople, readPeople } from "./people.ts";
export type { MadeUpPerson } from "./people.ts";
