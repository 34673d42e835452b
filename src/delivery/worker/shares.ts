/** How many lanes of one body a worker holds at once: few for a body that keeps failing, so that the others go on. */
export type Shares = {
  /** Bodies that have their share already. */
  full(): readonly string[];
  begin(organisation: string): void;
  end(organisation: string, answered: boolean): void;
  readonly held: number;
};

const healthyLanesMax = 64;
const failingLanesMax = 2;
const failuresInARow = 3;

export function newShares(): Shares {
  const bodies = new Map<string, { held: number; failures: number }>();
  let held = 0;
  const of = (organisation: string) => {
    const known = bodies.get(organisation) ?? { held: 0, failures: 0 };
    bodies.set(organisation, known);
    return known;
  };
  return {
    full: () =>
      Array.from(bodies)
        .filter(
          ([, body]) =>
            body.held >=
            (body.failures >= failuresInARow
              ? failingLanesMax
              : healthyLanesMax),
        )
        .map(([organisation]) => organisation),
    begin(organisation) {
      of(organisation).held += 1;
      held += 1;
    },
    end(organisation, answered) {
      const body = of(organisation);
      body.held -= 1;
      body.failures = answered ? 0 : body.failures + 1;
      held -= 1;
    },
    get held() {
      return held;
    },
  };
}
