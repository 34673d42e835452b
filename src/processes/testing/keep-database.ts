import { writeFile } from "node:fs/promises";
import { newId } from "#kernel";
import { keepRows } from "./kept-rows.ts";
import { signedIn, somebody, toldOf } from "./somebody.ts";
import { answers, openWholeSite, Person } from "./whole-site.ts";

/**
 * Makes the database of today's program that later programs must carry forward: people in the middle of things, bodies that answered, refused and
 * failed. Run once for a format: node src/processes/testing/keep-database.ts FILE, which writes FILE.br and FILE.json.
 */
export type KeptPeople = {
  readonly deceased: string;
  /** Cookies and the page where each stopped. */
  readonly people: Readonly<
    Record<
      string,
      { readonly cookies: readonly [string, string][]; readonly path: string }
    >
  >;
  /** A receipt as its owner kept it. */
  readonly receipt: string;
};

async function makeDatabase(file: string): Promise<void> {
  const deceased = newId();
  const site = await openWholeSite(deceased);
  const informant = new Person(site);
  const said = { ...answers, "person.name": "Olive Firstword" };
  const told = await informant.confirm(await informant.tellDeath(said));
  const renamed = await signedIn(site, await somebody(site));
  const name = await rename(renamed);
  await site.deliver((organisation) =>
    organisation.startsWith("council:")
      ? { status: 500, receipt: {} }
      : organisation === "dvla"
        ? refused
        : { status: 202, receipt: { id: "1", status: "accepted" } },
  );
  const { text: receipt } = await renamed.open(`${name.path}/receipt.jws`);
  const second = new Person(site);
  const draft = await second.tellDeath({
    ...answers,
    "person.name": "Olive Secondword",
  });
  const third = new Person(site);
  const waiting = await third.confirm(
    await third.tellDeath({ ...answers, "person.name": "Olive Thirdword" }),
  );
  const later = await signedIn(site, await somebody(site));
  const undelivered = await rename(later);
  const mover = await signedIn(site, await somebody(site));
  const question = await begun(mover, "moving-house");
  await site.follow();
  const stopped = (person: Person, { path }: { readonly path: string }) => ({
    cookies: [...person.cookies],
    path,
  });
  const kept: KeptPeople = {
    deceased,
    people: {
      informant: stopped(informant, told),
      renamed: stopped(renamed, name),
      second: stopped(second, draft),
      third: stopped(third, waiting),
      later: stopped(later, undelivered),
      mover: stopped(mover, question),
    },
    receipt: receipt.trim(),
  };
  await keepRows(site.store.ownerUrl, `${file}.br`);
  await writeFile(`${file}.json`, JSON.stringify(kept, undefined, 2));
  await site.stop();
}

const refused = {
  status: 200,
  receipt: {
    id: "1",
    status: "refused",
    reason: { en: "No such driver.", cy: "Dim gyrrwr o’r fath." },
  },
};

const rename = async (person: Person) =>
  person.confirm(
    await person.answerAll(
      await begun(person, "change-of-name"),
      toldOf["change-of-name"],
    ),
  );
const begun = async (person: Person, event: string) =>
  person.send(await person.open(`/tell/${event}`), { registers: "yes" });

if (import.meta.main) await makeDatabase(process.argv[2] ?? "kept");
