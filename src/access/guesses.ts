import { isIP } from "node:net";
import { accessContext } from "./identify.ts";
import type { AccessDeps } from "./identify.ts";
import { hashToken, normaliseCode } from "./secrets.ts";

const hourMs = 60 * 60_000;
/** More than anybody needs who has the paper in hand; one who guesses gets nowhere. */
const perAddressMax = 20;
const perReferenceThereMax = 10;
/** From wherever: one address alone never gets here, so that whoever guesses does not shut out whoever knows. */
const perReferenceMax = 100;

type Guess = {
  readonly of: string;
  readonly reference: string;
  readonly address: string;
};

/** Whoever has one address of IPv6 has the 2⁶⁴ beside it. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(plain) !== 6) return plain;
  const [before = "", after] = plain.split("::");
  const groups = before.split(":").filter((group) => group !== "");
  const rest = after?.split(":").filter((group) => group !== "") ?? [];
  const zeros = after === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(zeros).fill("0"), ...rest]
    .slice(0, 4)
    .map((group) => parseInt(group, 16))
    .join(":");
}

/** What a try counts against, the narrowest first: where it comes from, and what is tried however it is typed. */
function limitsOf({ of, reference, address }: Guess) {
  const from = networkOf(address);
  const what = normaliseCode(reference);
  return [
    { key: `${of} from ${from}`, max: perAddressMax },
    { key: `${of} ${what} from ${from}`, max: perReferenceThereMax },
    { key: `${of} ${what}`, max: perReferenceMax },
  ].map(({ key, max }) => ({ key: hashToken(key), max }));
}

/**
 * Counts a try at something that could be guessed, and says whether it may go on. It counts in the database, so for all processes together and
 * whatever limit of requests is set. A try counts before it is judged; one that proves right, or could not be judged, is given back.
 * One that a limit refuses counts no further.
 */
export async function countGuess(
  { database, clock }: AccessDeps,
  guess: Guess,
): Promise<boolean> {
  const now = clock.now();
  const over = new Date(now.getTime() - hourMs);
  return database.transaction(accessContext, async (tx) => {
    await tx.query("delete from access.guess where since < $1", [over]);
    for (const { key, max } of limitsOf(guess)) {
      const [held] = await tx.query<{ tries: number }>(
        `insert into access.guess as held (key, since, tries) values ($1, $2, 1)
         on conflict (key) do update set tries = held.tries + 1 returning tries`,
        [key, now],
      );
      if (held!.tries > max) return false;
    }
    return true;
  });
}

/** Gives back a try that was no guess: an office behind one address may tell of any number of deaths whose papers it holds. */
export const giveGuessBack = (
  { database }: AccessDeps,
  guess: Guess,
): Promise<void> =>
  database.transaction(accessContext, async (tx) => {
    // In the order in which they are counted, so that nobody waits for one who waits for them.
    for (const { key } of limitsOf(guess))
      await tx.query(
        "update access.guess set tries = tries - 1 where key = $1 and tries > 0",
        [key],
      );
  });
