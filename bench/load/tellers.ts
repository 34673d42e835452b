import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answered, Ask } from "../../journeys/kill/tell-by-pages.ts";
import {
  deliveriesOf,
  LeftOff,
  tellOnce,
} from "../../journeys/kill/tell-by-pages.ts";
import type { LoadSystem } from "./load-system.ts";

/** One answer; `page` is its kind, e.g. `question` or `confirm`; a status of 0 is a broken connection. */
export type Served = {
  readonly page: string;
  readonly status: number;
  readonly ms: number;
};

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** So many people tell, each one death after another and after each page a pause; gives what they were answered. */
export async function tellFor(
  system: LoadSystem,
  load: {
    readonly people: number;
    readonly seconds: number;
    readonly pauseMs: number;
  },
): Promise<readonly Served[]> {
  const answers: Served[] = [];
  const until = performance.now() + load.seconds * 1_000;
  const person = async (number: number): Promise<void> => {
    const url = system.urls[number % system.urls.length] ?? "";
    await sleep((load.pauseMs * number) / load.people);
    while (performance.now() < until) {
      const death = system.nextDeath();
      const ask = measured(answers, until, {
        ...load,
        from: addressOf(number),
      });
      const reference = await tellOnce(
        { url, ask },
        system.catalogue,
        death,
      ).catch(leftOff);
      if (reference !== undefined)
        system.confirmed.set(reference, deliveriesOf(system.catalogue, death));
    }
  };
  await Promise.all(Array.from({ length: load.people }, (_, at) => person(at)));
  return answers;
}

const leftOff = (error: unknown): undefined => {
  if (!(error instanceof LeftOff)) throw error;
};

/** Asks after a pause and notes how long the answer took; whoever has not confirmed when the time is up leaves. */
function measured(
  answers: Served[],
  until: number,
  { pauseMs, from }: { readonly pauseMs: number; readonly from: string },
): Ask {
  let isConfirmed = false;
  return async (url, cookie, form) => {
    await sleep(pauseMs * (0.5 + Math.random()));
    if (performance.now() > until && !isConfirmed) throw new LeftOff();
    const page = kindOf(url, form);
    isConfirmed ||= page === "confirm";
    const startedAt = performance.now();
    const answer = await send(url, { cookie, form, from });
    const ms = performance.now() - startedAt;
    answers.push({ page, status: answer.status, ms });
    return answer;
  };
}

function kindOf(url: string, form: URLSearchParams | undefined): string {
  const { pathname } = new URL(url);
  if (form?.get("do") === "confirm") return "confirm";
  const kind = /\/(question|preview|told|tell)(\/|$)/g;
  const found = [...pathname.matchAll(kind)].at(-1)?.[1] ?? "journey";
  return `${form ? "answer of " : ""}${found}`;
}

/** Each person's own: nobody is taken for somebody else who guesses. */
const addressOf = (person: number): string =>
  `10.9.${person >> 8}.${person & 255}`;

const send = (
  url: string,
  {
    cookie,
    form,
    from,
  }: {
    readonly cookie: string;
    readonly form: URLSearchParams | undefined;
    readonly from: string;
  },
): Promise<Answered> =>
  new Promise((resolve) => {
    const body = form?.toString();
    const asking = request(url, {
      agent,
      method: body === undefined ? "GET" : "POST",
      headers: {
        "x-forwarded-for": from,
        ...(cookie && { cookie }),
        ...(body !== undefined && {
          "content-type": "application/x-www-form-urlencoded",
          "content-length": Buffer.byteLength(body),
        }),
      },
    });
    const broken = {
      status: 0,
      path: undefined,
      cookie: undefined,
      text: "",
      waitMs: undefined,
    };
    asking.on("error", () => resolve(broken));
    asking.on("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => (text += part));
      answer.on("error", () => resolve(broken));
      answer.on("end", () => {
        const { location, "retry-after": wait } = answer.headers;
        resolve({
          status: answer.statusCode ?? 0,
          path: location,
          cookie: answer.headers["set-cookie"]
            ?.map((set) => set.split(";")[0])
            .join("; "),
          text,
          waitMs: wait === undefined ? undefined : Number(wait) * 1_000,
        });
      });
    });
    asking.end(body);
  });
