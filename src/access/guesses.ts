import { isIPv4, isIPv6, SocketAddress } from "node:net";
import { accessContext } from "./identify.ts";
import type { AccessDeps } from "./identify.ts";
import { hashToken, normaliseCode } from "./secrets.ts";

const hourMs = 60 * 60_000;
/** More than anybody needs who has the paper in hand; one who guesses gets nowhere. */
const perAddressMax = 20;
const perReferenceThereMax = 10;
/** From wherever. Who is behind many addresses gets here for all, so it refuses only what is wrong. */
const perReferenceMax = 100;

type Guess = {
  readonly of: string;
  readonly reference: string;
  readonly address: string;
  /** Where a try is judged by nobody, and so never given back: more than an office needs. */
  readonly fromOneMax?: number;
};

/** Whether a try goes on; `only-right`: it is judged, and refused as one too many unless it proves right. */
export type Trying = "goes-on" | "only-right" | "stops";

/** Whoever has one address of IPv6 has all of its /56: so many a home is given. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  // However it is written; an address of IPv4 in one of IPv6 ends with itself.
  const { address: plain } = new SocketAddress({ address, family: "ipv6" });
  const mapped = plain.slice(plain.lastIndexOf(":") + 1);
  if (isIPv4(mapped)) return mapped;
  const [before = "", after] = plain.split("::");
  const groups = before.split(":").filter((group) => group !== "");
  const rest = after?.split(":").filter((group) => group !== "") ?? [];
  const zeros = after === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(zeros).fill("0"), ...rest]
    .slice(0, 4)
    .map(
      (group, place) => parseInt(group, 16) & (place === 3 ? 0xff00 : 0xffff),
    )
    .join(":");
}

/** What a try counts against, the narrowest first: where it comes from, and what is tried however it is typed. */
function limitsOf({ of, reference, address, fromOneMax }: Guess) {
  const from = networkOf(address);
  const what = normaliseCode(reference);
  const stops: Trying = "stops";
  const over: Trying = fromOneMax === undefined ? "only-right" : stops;
  return [
    { key: `${of} from ${from}`, max: fromOneMax ?? perAddressMax },
    { key: `${of} ${what} from ${from}`, max: perReferenceThereMax },
    { key: `${of} ${what}`, max: perReferenceMax, over },
  ].map((limit) => ({ over: stops, ...limit, key: hashToken(limit.key) }));
}

/**
 * Counts a try at something that could be guessed, and says whether it may go on. It counts in the database, so for all processes together and
 * whatever limit of requests is set. A try counts before it is judged; one that proves right, or could not be judged, is given back.
 * One that a limit refuses unjudged counts against neither that limit nor a wider one: many who are right at the same time shut nobody out once they are judged.
 */
export async function countGuess(
  { database, clock }: AccessDeps,
  guess: Guess,
): Promise<Trying> {
  const now = clock.now();
  const over = new Date(now.getTime() - hourMs);
  return database.transaction(accessContext, async (tx) => {
    await tx.query("delete from access.guess where since < $1", [over]);
    for (const { key, max, over } of limitsOf(guess)) {
      const counted = await tx.find<{ tries: number }>(
        `insert into access.guess as held (key, since, tries) values ($1, $2, 1)
         on conflict (key) do update set tries = held.tries + 1 where held.tries < $3 or $4 <> 'stops' returning tries`,
        [key, now, max, over],
      );
      if (counted === undefined || counted.tries > max) return over;
    }
    return "goes-on";
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
