import type { Catalogue } from "./catalogue.ts";
import type { AppealRoute } from "./kinds/appeals.ts";
import type { Flow } from "./kinds/flows.ts";
import type { Nation } from "./kinds/written.ts";

/** The way to challenge what is decided by a flow in a nation: the flow's own, else its service's; none when the pack knows of none. */
export function appealRouteOf(
  { appeals }: Pick<Catalogue, "appeals">,
  { id, effect }: Pick<Flow, "id" | "effect">,
  nation: Nation | undefined,
): AppealRoute | undefined {
  if (nation === undefined) return undefined;
  const here = appeals.filter(({ nations }) => nations.includes(nation));
  return (
    here.find(({ flows }) => flows.includes(id)) ??
    here.find(({ services }) => services.includes(effect.service ?? ""))
  );
}

/**
 * The steps that may be shown to people: those whose source was read, up to the first that nobody has read, and later ones that can be
 * taken without it. None means that the body must be asked.
 */
export function stepsToSay({ steps }: AppealRoute): AppealRoute["steps"] {
  const unread = steps.findIndex(({ say }) => say === undefined);
  return steps.filter(
    ({ say, standsAlone }, index) =>
      say !== undefined && (standsAlone || unread < 0 || index < unread),
  );
}
