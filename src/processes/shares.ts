import type { Share } from "#postgres";
import { onDemand } from "#postgres";
import type { ServerOptions } from "#web";

/**
 * Who may use how many of a web server's connections, so that nobody starves anybody: departments' calls a third, pages the rest but
 * two, one of which is for what is nobody's demand (the catalogue) and one for health. `work` has a pool of its own, which no page reaches.
 */
const machinesShare = 0.3;
const ownConnections = 1;
/** One at a time asks, so nobody waits for it. */
const health: Share = { atOnce: 1, waiting: 0 };
/**
 * A transaction holds a connection for some 20 ms, so ten in a row for one connection wait a fifth of a second, on a loaded machine a
 * second or two. Whoever comes behind those is better served by being told at once to come again.
 */
const waitingForEach = 10;

export const sharesOf = (
  connectionsMax: number,
): Readonly<Record<"person" | "machine" | "health", Share>> => {
  const machines = Math.max(1, Math.floor(connectionsMax * machinesShare));
  const share = (atOnce: number): Share => ({
    atOnce,
    waiting: atOnce * waitingForEach,
  });
  return {
    person: share(connectionsMax - machines - ownConnections - health.atOnce),
    machine: share(machines),
    health,
  };
};

const whole = ({ atOnce, waiting }: Share): number => atOnce + waiting;

/** What the web server needs to keep within the shares: each request is worked on for its audience, as long as somebody waits for it. */
export const loadOptions = (
  connectionsMax: number,
): Required<Pick<ServerOptions<unknown>, "atOnceMax">> & {
  readonly hooks: Pick<ServerOptions<unknown>["hooks"], "within" | "problemOf">;
} => {
  const { person, machine } = sharesOf(connectionsMax);
  return {
    atOnceMax: { person: whole(person), machine: whole(machine) },
    hooks: {
      within: ({ audience, signal }, work) =>
        onDemand({ share: audience, ...(signal && { signal }) }, work),
      problemOf: ({ code = "" }) => problemByCode.get(code),
    },
  };
};

const problemByCode = new Map([
  ["database-busy", "busy"],
  ["abandoned", "unavailable"],
  ["database-unavailable", "unavailable"],
] as const satisfies readonly (readonly [string, string])[]) as ReadonlyMap<
  string,
  "busy" | "unavailable"
>;
