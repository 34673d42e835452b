import type { Model } from "#decisions";
import { namesUsed } from "#decisions";
import type { PackSources } from "../source/sort-files.ts";

/** Every fact that a flow carries, a decision or condition reads, or an address that chooses who is told. */
export const neededFacts = (
  sources: PackSources,
  model: Model,
): ReadonlySet<string> =>
  new Set([
    ...[...model.decisions.values()].flatMap(namesUsed),
    ...sources.flows.flatMap(({ content }) =>
      content.flows.flatMap(({ fields, address, narrowed }) => [
        ...fields,
        // What a narrowed flow says that it leaves out stays described, though nobody is asked for it.
        ...(narrowed?.["leaves-out"] ?? []),
        ...(address ? [address] : []),
      ]),
    ),
    ...sources.lifeEvents.map(({ content }) => content.address),
    ...sources.lifeEvents
      .filter(({ content }) =>
        content["starts-from"].some((start) => start !== "sign-in"),
      )
      .flatMap(({ content }) =>
        content.facts.slice(0, 1).map(({ concept }) => concept),
      ),
  ]);
