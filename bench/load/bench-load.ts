/** Whole tellings by many people at once: how long pages take, how many can be served, and whether every notice is delivered once. */
import { cpus } from "node:os";
import type { BenchReport, Figure } from "../pages/bench-pages.ts";
import type { LoadSystem, Used } from "./load-system.ts";
import { openLoadSystem } from "./load-system.ts";
import type { Served } from "./tellers.ts";
import { tellFor } from "./tellers.ts";

const pauseMs = 5_000;
const calm = { people: 300, seconds: 90 };
const crowd = { people: 1_150, seconds: 90 };
/** As many as keep the machine busy without a queue that they would be refused for. */
const ceiling = { people: 16, seconds: 30, pauseMs: 0 };

/** How many processes serve (1), a checkout one more of which serves, and how many people come; all as they are typed. */
export type LoadOptions = {
  readonly servers?: string | undefined;
  readonly beside?: string | undefined;
  readonly calm?: string | undefined;
  readonly crowd?: string | undefined;
};

export async function benchLoad(values: LoadOptions): Promise<BenchReport> {
  const servers = Number(values.servers ?? 1);
  const system = await openLoadSystem({ servers, beside: values.beside });
  try {
    await tellFor(system, { ...ceiling, seconds: 10 }); // warms caches and plans
    const most = await phase(system, ceiling);
    const at = async (people: number, seconds: number) =>
      phase(system, { people, seconds, pauseMs });
    const few = await at(Number(values.calm ?? calm.people), calm.seconds);
    const many = await at(Number(values.crowd ?? crowd.people), crowd.seconds);
    const findings = await system.check();
    for (const finding of findings.slice(0, 20))
      process.stderr.write(`${finding}\n`);
    return {
      bench: "load",
      conditions: {
        servers,
        beside: values.beside ? 1 : 0,
        people: `${few.people}, then ${many.people}, ${pauseMs / 1_000} s between pages, ${calm.seconds} s each`,
        journey:
          "a recorded death told without an account: record, questions, page to check, confirmation, what was told",
        cores: cpus().length,
        model: cpus()[0]?.model ?? "unknown",
        node: process.version,
        ...usedIn("ceiling", most.used),
        ...usedIn(`${few.people} people`, few.used),
        ...usedIn(`${many.people} people`, many.used),
      },
      figures: [
        ceilingOf(most),
        ...perPage(few),
        faultsIn(few, most),
        share(many, most),
        putOff(many),
        served(many),
        count("notices confirmed", system.confirmed.size),
        count(
          "what does not hold of them (lost, doubled, out of order)",
          findings.length,
          0,
        ),
      ],
    };
  } finally {
    await system.stop();
  }
}

type Phase = {
  readonly people: number;
  readonly seconds: number;
  readonly answers: readonly Served[];
  readonly used: Used;
};

async function phase(
  system: LoadSystem,
  load: {
    readonly people: number;
    readonly seconds: number;
    readonly pauseMs: number;
  },
): Promise<Phase> {
  const before = system.used();
  process.stderr.write(`${load.people} people for ${load.seconds} s\n`);
  const answers = await tellFor(system, load);
  return { ...load, answers, used: system.used(before) };
}

/** Seconds of processor that each kind of process used. */
const usedIn = (name: string, used: Used): Record<string, string> => ({
  [`processor, ${name}`]: Object.entries(used)
    .map(([who, seconds]) => `${who} ${seconds.toFixed(1)} s`)
    .join(", "),
});

const isPage = ({ status }: Served): boolean =>
  status === 200 || status === 303 || status === 302;
const rate = ({ answers, seconds }: Phase): number =>
  answers.filter(isPage).length / seconds;

const ceilingOf = (most: Phase): Figure =>
  count("ceiling, pages a second", rate(most));

/** Each kind of page of the calm crowd, 95th percentile. */
function perPage({ answers, people }: Phase): readonly Figure[] {
  const groups = Map.groupBy(answers.filter(isPage), ({ page }) => page);
  return [...groups].map(([page, ofPage]) =>
    times(`${page}, ${people} people`, ofPage, 350),
  );
}

const faultsIn = (...phases: readonly Phase[]): Figure =>
  count(
    "answers that are no page",
    phases.flatMap(({ answers }) => answers.filter((one) => !isPage(one)))
      .length,
    0,
  );

const share = (many: Phase, most: Phase): Figure => {
  const found = rounded((100 * rate(many)) / rate(most));
  return {
    name: `pages completed with ${many.people} people, of the ceiling`,
    unit: "%",
    median: found,
    min: found,
    max: found,
    goal: 90,
    holds: found >= 90,
  };
};

/** Told to come again, a second. */
const putOff = ({ people, seconds, answers }: Phase): Figure =>
  count(
    `pages put off a second, ${people} people`,
    answers.filter(({ status }) => status === 503).length / seconds,
  );

const served = ({ answers, people }: Phase): Figure =>
  times(`a page served, ${people} people`, answers.filter(isPage), 3_000);

const rounded = (value: number): number => Math.round(value * 10) / 10;

function count(name: string, value: number, most?: number): Figure {
  const found = rounded(value);
  return {
    name,
    unit: "",
    median: found,
    min: found,
    max: found,
    goal: 0,
    holds: most === undefined || value <= most,
  };
}

/** Median, least and 95th percentile, which is what has a goal. */
function times(name: string, answers: readonly Served[], goal: number): Figure {
  const sorted = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (part: number): number =>
    Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
  return {
    name,
    unit: "ms (max is p95)",
    median: at(0.5),
    min: at(0),
    max: at(0.95),
    goal,
    holds: at(0.95) < goal,
  };
}
