import type { Catalogue } from "#catalogue";

/** The events as a choice. */
export const eventItems = ({ lifeEvents }: Catalogue) =>
  [...lifeEvents.values()].map(({ id, name }) => ({ value: id, text: name }));
