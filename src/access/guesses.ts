import { accessContext } from "./identify.ts";
import type { AccessDeps } from "./identify.ts";
import { hashToken, normaliseCode } from "./secrets.ts";

const hourMs = 60 * 60_000;
/** More than anybody needs who has the paper in hand; one who guesses gets nowhere. */
const perAddressMax = 20;
const perReferenceMax = 10;

type Guess = {
  readonly of: string;
  readonly reference: string;
  readonly address: string;
};

/** What a try counts against: where it comes from, and what is tried however it is typed. */
const limitsOf = ({ of, reference, address }: Guess) =>
  [
    { key: `${of} from ${address}`, max: perAddressMax },
    { key: `${of} ${normaliseCode(reference)}`, max: perReferenceMax },
  ].map(({ key, max }) => ({ key: hashToken(key), max }));

/**
 * Counts a try at something that could be guessed, and says whether it may go on. It counts in the database, so for all processes together and
 * whatever limit of requests is set. A try counts before it is judged; one that proves right, or could not be judged, is given back.
 */
export async function countGuess(
  { database, clock }: AccessDeps,
  guess: Guess,
): Promise<boolean> {
  const limits = limitsOf(guess);
  const now = clock.now();
  const over = new Date(now.getTime() - hourMs);
  const tries = await database.transaction(accessContext, async (tx) => {
    await tx.query("delete from access.guess where since < $1", [over]);
    const counted: number[] = [];
    for (const { key } of limits) {
      const rows = await tx.query<{ tries: number }>(
        `insert into access.guess as held (key, since, tries) values ($1, $2, 1)
         on conflict (key) do update set tries = held.tries + 1 returning tries`,
        [key, now],
      );
      counted.push(rows[0]!.tries);
    }
    return counted;
  });
  return limits.every(({ max }, index) => (tries[index] ?? 0) <= max);
}

/** Gives back a try that was no guess: an office behind one address may tell of any number of deaths whose papers it holds. */
export async function giveGuessBack(
  { database }: AccessDeps,
  guess: Guess,
): Promise<void> {
  const keys = limitsOf(guess).map(({ key }) => key);
  await database.transaction(accessContext, (tx) =>
    tx.query(
      "update access.guess set tries = tries - 1 where key = any($1) and tries > 0",
      [keys],
    ),
  );
}
