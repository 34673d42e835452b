import type { Model } from "#decisions";
import { namesUsed } from "#decisions";
import type { Flow } from "../catalogue.ts";
import { factCondition, flowCondition, setsDecision } from "../feel-names.ts";
import type { LifeEventContent } from "../shapes/life-events.ts";
import type { PackError } from "../source/pack-file.ts";
import type { PackSources } from "../source/sort-files.ts";
import { faultAt } from "./check.ts";

/** Each fact an event asks for is carried by one of its flows or claims, or read by a condition or a service of it. */
export const checkEventNeeds = (
  sources: PackSources,
  model: Model,
  sent: ReadonlyMap<string, Flow>,
): readonly PackError[] =>
  sources.lifeEvents.flatMap((parsed) => {
    const needed = factsNeededBy(parsed.content, sources, {
      model,
      sent,
    });
    return parsed.content.facts.flatMap(({ concept }, index) =>
      needed.has(concept)
        ? []
        : [
            faultAt(
              parsed,
              ["facts", index, "concept"],
              `The event asks for \`${concept}\`, but nobody it tells needs it.`,
              "Take it out, or add it to the flow that needs it.",
            ),
          ],
    );
  });

function factsNeededBy(
  event: LifeEventContent,
  sources: PackSources,
  {
    model,
    sent,
  }: { readonly model: Model; readonly sent: ReadonlyMap<string, Flow> },
): ReadonlySet<string> {
  const flows = sources.flows
    .flatMap(({ content }) => content.flows)
    .filter(
      ({ event: of, effect }) =>
        of === event.id ||
        (of === "claim" && event.services.includes(effect.service ?? "")),
    );
  const goals = sources.services
    .filter(({ content }) => event.services.includes(content.id))
    .flatMap(({ content }) => [content.goal, content.amount]);
  const decisions = [
    ...flows.map(({ id }) => flowCondition(id)),
    ...event.facts.map(({ concept }) => factCondition(event.id, concept)),
    ...(event.sets ?? []).map(({ concept }) => setsDecision(event.id, concept)),
    ...goals.filter((goal) => goal !== undefined),
  ];
  return new Set([
    event.address,
    // What nobody may be sent needs no answer; whom it would be about decides what is listed.
    ...flows.flatMap(({ id, fields, address }) => [
      ...(sent.get(id)?.isSent === false ? [] : fields),
      address ?? "",
    ]),
    ...(event.sets ?? []).flatMap(({ to, from }) => [to, from ?? ""]),
    ...allNamesUsed(decisions, model),
  ]);
}

/** Every name that decisions use, those of the decisions they use included. */
export function allNamesUsed(
  decisions: readonly string[],
  model: Model,
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const decision = model.decisions.get(name);
    if (decision) namesUsed(decision).forEach(visit);
  };
  decisions.forEach(visit);
  return found;
}
