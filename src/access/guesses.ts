import { accessContext } from "./identify.ts";
import type { AccessDeps } from "./identify.ts";
import { hashToken, normaliseCode } from "./secrets.ts";

const hourMs = 60 * 60_000;
/** More than anybody needs who has the paper in hand; one who guesses gets nowhere. */
const perAddressMax = 20;
const perReferenceMax = 10;

/**
 * Counts a try at something that could be guessed, and says whether it may go on. It counts in the database, so for all processes together and
 * whatever limit of requests is set, both by where it comes from and by what is tried; right and wrong ones alike.
 */
export async function countGuess(
  { database, clock }: AccessDeps,
  guess: {
    readonly of: string;
    readonly reference: string;
    readonly address: string;
  },
): Promise<boolean> {
  const limits = [
    { key: `${guess.of} from ${guess.address}`, max: perAddressMax },
    {
      key: `${guess.of} ${normaliseCode(guess.reference)}`,
      max: perReferenceMax,
    },
  ].map(({ key, max }) => ({ key: hashToken(key), max }));
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
