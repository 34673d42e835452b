import type { Catalogue, Flow, InformationConcept } from "../catalogue.ts";
import { nations } from "../catalogue.ts";
import type { FlowContent } from "../shapes/flows.ts";
import type { PackError } from "../source/pack-file.ts";
import type { Parsed, Path } from "../source/parse-file.ts";
import type { PackSources } from "../source/sort-files.ts";
import { faultAt, unknownName } from "./check.ts";

type Contents = Pick<Catalogue, "concepts" | "flows">;
type Sited = {
  readonly content: FlowContent;
  readonly flow: Flow;
  readonly parsed: Parsed<unknown>;
  readonly path: Path;
};

/**
 * Gateways: each flow shows whether the law lets it be sent and how far that was read. One that is not sent, or not everywhere, says
 * why; one that is narrowed keeps to what it says; what reveals a hidden address goes out only with its mark.
 */
export function checkGateways(
  sources: PackSources,
  { concepts, flows }: Contents,
): readonly PackError[] {
  return sources.flows.flatMap((parsed) =>
    parsed.content.flows.flatMap((content, index) => {
      const flow = flows.get(content.id);
      if (!flow) return [];
      const sited: Sited = { content, flow, parsed, path: ["flows", index] };
      return [
        ...checkRecord(sited),
        ...checkReason(sited),
        ...checkNarrowed(sited),
        ...checkLeftOut(sited, concepts),
        ...checkChoice(sited),
        ...checkMark(sited, concepts),
      ];
    }),
  );
}

function checkRecord({ content, parsed, path }: Sited): readonly PackError[] {
  if (typeof content.gateway !== "string") return [];
  return [
    faultAt(
      parsed,
      [...path, "gateway"],
      `The flow \`${content.id}\` does not show whether its gateway supports it.`,
      "Write `gateway: { law, supports, read, source, note }`; without it nothing can be sent.",
    ),
  ];
}

/** Whether some of whom the flow is about cannot be told by it. */
const isLeftOut = ({ flow }: Sited): boolean =>
  !flow.isSent ||
  nations.some(
    (nation) =>
      flow.organisation[nation] !== undefined &&
      flow.narrowed?.nations?.includes(nation) === false,
  );

function checkReason(sited: Sited): readonly PackError[] {
  const { flow, parsed, path } = sited;
  if (isLeftOut(sited) === (flow.notJoined !== undefined)) return [];
  const { supports, read } = flow.basis;
  return [
    flow.notJoined === undefined
      ? faultAt(
          parsed,
          [...path, "gateway"],
          `The flow \`${flow.id}\` cannot be sent${flow.isSent ? " in every nation" : `: its gateway supports it \`${supports}\`, read \`${read}\``}.`,
          "Say to people why it cannot be joined yet: `not-joined: { en: …, cy: … }`.",
        )
      : faultAt(
          parsed,
          [...path, "not-joined"],
          `The flow \`${flow.id}\` is sent, so it is joined.`,
          "Take `not-joined` out, or narrow the flow.",
        ),
  ];
}

/** A narrowing makes a flow one that may be sent, and the flow keeps to its people and nations. */
function checkNarrowed({ flow, parsed, path }: Sited): readonly PackError[] {
  const { narrowed, basis, isSent, organisation } = flow;
  if (narrowed === undefined) return [];
  const site = [...path, "narrowed"];
  return [
    ...(isSent
      ? []
      : [
          faultAt(
            parsed,
            site,
            `The flow \`${flow.id}\` is narrowed, and still cannot be sent: its gateway supports it \`${basis.supports}\`, read \`${basis.read}\`.`,
            "Take `narrowed` out, or read the law and record what it supports.",
          ),
        ]),
    ...(narrowed.people !== undefined && flow.when === undefined
      ? [
          faultAt(
            parsed,
            [...site, "people"],
            `The flow \`${flow.id}\` is only about some people, and goes to everybody.`,
            "Say by `when` whom it is about.",
          ),
        ]
      : []),
    ...(narrowed.nations ?? [])
      .filter((nation) => organisation[nation] === undefined)
      .map((nation) =>
        faultAt(
          parsed,
          [...site, "nations"],
          `The flow \`${flow.id}\` keeps to ${nation}, where it names no body.`,
          `Name the body of ${nation}, or leave the nation out.`,
        ),
      ),
  ];
}

/** What a narrowed flow leaves out exists, and is left out. */
const checkLeftOut = (
  { flow, parsed, path }: Sited,
  concepts: Contents["concepts"],
): readonly PackError[] =>
  (flow.narrowed?.leavesOut ?? []).flatMap((name) => {
    const site = [...path, "narrowed", "leaves-out"];
    if (!concepts.has(name))
      return unknownName(parsed, site, {
        kind: "information concept",
        name,
        known: concepts.keys(),
      });
    if (!flow.fields.includes(name)) return [];
    return faultAt(
      parsed,
      site,
      `The flow \`${flow.id}\` leaves \`${name}\` out and carries it.`,
      "Take it out of `fields`.",
    );
  });

/** What rests on the person's choice is theirs to choose, and no duty is met by it. */
function checkChoice({ flow, parsed, path }: Sited): readonly PackError[] {
  const isTheirs = flow.duty === "choice" && flow.optOut && !flow.discharges;
  if (flow.narrowed?.choice !== true || isTheirs) return [];
  return [
    faultAt(
      parsed,
      [...path, "narrowed", "choice"],
      `The flow \`${flow.id}\` rests on the person's choice and is not theirs to choose.`,
      "Write `duty: choice`, `discharges: no` and `opt-out: yes`.",
    ),
  ];
}

/** A flow that sends a hidden address, to a body or a unit of it, sends the mark with it. */
function checkMark(
  { flow, parsed, path }: Sited,
  concepts: Contents["concepts"],
): readonly PackError[] {
  const { kind } = flow.hiddenAddress;
  if (kind !== "mark" && kind !== "unit") return [];
  const isMark = (one: InformationConcept | undefined): boolean =>
    one?.marksHiddenAddress === true;
  if (flow.fields.some((name) => isMark(concepts.get(name)))) return [];
  const mark = [...concepts.values()].find(isMark)?.name;
  return [
    faultAt(
      parsed,
      [...path, "hidden-address"],
      `The flow \`${flow.id}\` sends a hidden address without its mark.`,
      mark
        ? `Add \`${mark}\` to its fields, and have it signed.`
        : "Declare the concept that `marks: hidden-address`, and add it to the fields.",
    ),
  ];
}
