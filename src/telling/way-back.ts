import { hashReadableCode, newReadableCode } from "#access";
import type { AccessDeps, Owner } from "#access";
import type { Catalogue } from "#catalogue";
import { appendLog } from "#log";
import { findNotice, giveTelling } from "#notices";
import type { Notice } from "#notices";
import { sendMessage } from "#people";
import type { Ways } from "#people";
import type { Tx } from "#postgres";
import { wayBackCode, wayBackAlert } from "./messages/message-words.ts";
import { waysOf } from "./messages/write-to.ts";
import { giveJourneys } from "./queries/give-journeys.ts";
import { tellingContext } from "./telling-context.ts";

type Deps = AccessDeps & {
  readonly catalogues: { load(hash: string): Promise<Catalogue> };
};

/** The letter promises an hour to whoever asks. */
const hourMs = 60 * 60_000;

/** What somebody without an account told, as it stands by their own corrections. */
async function findGuestTelling(
  tx: Tx,
  reference: string,
): Promise<Notice | undefined> {
  const notice = await findNotice(tx, reference);
  if (!notice?.owner?.startsWith("browser:")) return undefined;
  const later =
    notice.closedBy === null
      ? undefined
      : await findGuestTelling(tx, notice.closedBy);
  return later?.owner === notice.owner ? later : notice;
}

/** The phone or e-mail where that teller asked to be answered; a letter takes too long for a code. */
async function waysBack(
  tx: Tx,
  { catalogues, clock }: Deps,
  notice: Notice,
): Promise<Ways> {
  const catalogue = await catalogues.load(notice.catalogue);
  const ways = await waysOf(tx, catalogue, notice, clock.now());
  return {
    ...ways,
    addresses: ways.addresses.filter(({ channel }) => channel !== "letter"),
  };
}

/**
 * Sends a code where the teller asked, when there is such a telling and way; nothing while one is good for another hour, so that nobody is
 * written to again and again. A code sent before stays good for its time. Whoever asks is told none of it. Count the try first.
 */
export async function sendWayBack(
  deps: Deps,
  reference: string,
): Promise<void> {
  const at = deps.clock.now();
  const code = newReadableCode();
  const inHours = (hours: number) => new Date(at.getTime() + hours * hourMs);
  await deps.database.transaction(tellingContext, async (tx) => {
    await tx.query("delete from telling.way_back where expires_at < $1", [at]);
    const made = await tx.query(
      `insert into telling.way_back as held (reference, code_hash, expires_at) values ($1, $2, $3)
       on conflict (reference) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at,
         former_hash = held.code_hash, former_expires_at = held.expires_at
       where held.expires_at < $4 returning reference`,
      [reference, hashReadableCode(code), inHours(2), inHours(1)],
    );
    if (made.length === 0) return;
    const notice = await findGuestTelling(tx, reference);
    if (!notice) return;
    const { addresses, locale } = await waysBack(tx, deps, notice);
    const [to] = addresses;
    if (!to) return;
    const owner = notice.owner ?? "";
    const about = { owner, kind: "way-back-code", secret: true, at };
    await sendMessage(tx, { ...about, ...wayBackCode(code) }, to, locale);
    await log(tx, "code-sent", notice);
  });
}

/**
 * Opens a telling in the browser from which its code comes: the browser owns it from now on, and the one before no more. Its codes are used up;
 * every way that was left hears of it. Undefined when it is not the code, however wrong. Count the try first.
 */
export const comeBack = (
  deps: Deps,
  given: {
    readonly reference: string;
    readonly code: string;
    readonly browser: Owner;
  },
): Promise<Notice | undefined> =>
  deps.database.transaction(tellingContext, async (tx) => {
    const at = deps.clock.now();
    const used = await tx.query(
      `delete from telling.way_back where reference = $1
         and (code_hash = $2 and expires_at >= $3 or former_hash = $2 and former_expires_at >= $3) returning reference`,
      [given.reference, hashReadableCode(given.code), at],
    );
    const notice = await findGuestTelling(tx, given.reference);
    if (!notice || used.length === 0) return undefined;
    const owner = given.browser;
    const references = await giveTelling(tx, notice.reference, owner);
    await giveJourneys(tx, references, owner);
    const { addresses, locale } = await waysBack(tx, deps, notice);
    const alert = {
      owner,
      kind: "way-back-alert",
      at,
      ...wayBackAlert(notice),
    };
    for (const to of addresses) await sendMessage(tx, alert, to, locale);
    await log(tx, "came-back", notice);
    return notice;
  });

const log = (
  tx: Tx,
  what: "code-sent" | "came-back",
  { id, subject, lifeEvent }: Notice,
) =>
  appendLog(tx, {
    kind: `telling.${what}`,
    subject,
    dimensions: { notice: id, event: lifeEvent },
  });
