export { demoHouseholds, generateHouseholds } from "./generate.ts";
export {
  examplePeople,
  offeredPeople,
  readPeople,
  readStaff,
} from "./people.ts";
export type { MadeUpPerson } from "./people.ts";
export { seed } from "./seed.ts";
export type { Seeded } from "./seed.ts";
