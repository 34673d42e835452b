import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import type { Visitor } from "#access";
import { caseworkFollower } from "#casework";
import type { Catalogue } from "#catalogue";
import { findDeliveryFaults, runDelivery, verifyingKey } from "#delivery";
import { fixedClock } from "#kernel";
import {
  catchUp,
  readDeclared,
  readHeads,
  runSealer,
  sealAll,
  verifyLog,
} from "#log";
import type { ReceiptKeys } from "#notices";
import { readMigrations, testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { tellingFollower } from "#telling";
import type { Catalogues } from "#telling";
import { factField } from "#people/pages";
import type { Route } from "#web";
import { createServer } from "#web";
import { entries } from "../entries.ts";
import { openCatalogues } from "../open-catalogues.ts";
import {
  deliveryKeyOf,
  logKeyOf,
  openKeys,
  publishedKeys,
} from "../open-keys.ts";
import { readSettings } from "../settings.ts";
import { wirePages } from "../wiring.ts";

/** Every page of every room over one database, with a register of deaths that knows whoever is asked about. Tests only. */
export type WholeSite = {
  readonly url: string;
  readonly routes: readonly Route<Visitor>[];
  readonly catalogues: Catalogues;
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Seals what was logged, and has case tasks made and messages written. */
  follow(): Promise<void>;
  /** Delivers what waits, once each, to every body at one server, which answers as told; and has case tasks made of it. */
  deliver(answer: Answer): Promise<void>;
  readonly store: TestDatabase;
  /** The keys that our receipts verify by; the log's once its heads were published. */
  receiptKeys(): Promise<ReceiptKeys>;
  /** What `log verify` says once everything is sealed; nothing, when all is well. */
  logFaults(): Promise<readonly string[]>;
  stop(): Promise<void>;
};

/** How a body answers an event: its status, and its receipt. */
export type Answer = (organisation: string) => {
  readonly status: number;
  readonly receipt: Readonly<Record<string, unknown>>;
};

const died = {
  by: "registrar",
  reference: "D-7K2M-Q4TX",
  organisation: "council:E06000023",
  name: "Arthur Hill",
  "dateOfDeath-day": "17",
  "dateOfDeath-month": "11",
  "dateOfDeath-year": "2026",
};

/** What an informant answers; nobody else is left behind. */
export const answers = {
  "person.name": "Olive Firstword",
  "person.relationshipToDeceased": "child",
  "person.benefits": [],
  "person.documents": [],
  "person.councilServices": [],
  "person.pensions": [],
  "deceased.documents": ["driving-licence"],
  "deceased.councilServices": ["library"],
  "deceased.pensions": [],
  "deceased.lastHomeOccupants": "nobody",
  "deceased.homeTenure": "owned",
  "deceased.inHospitalOrCareOver28Days": false,
  "deceased.childBenefit": false,
  "survivor.exists": false,
  "estate.handledBy": "teller",
};

/** `held` is what the register of deaths holds beside what it always does. */
export async function openWholeSite(
  deceased: string,
  kept?: TestDatabase,
  held: Readonly<Record<string, string>> = {},
): Promise<WholeSite> {
  const folder = mkdtempSync(join(tmpdir(), "joinery-site-"));
  const store = kept ?? (await testDatabase());
  const opened = {
    settings: readSettings({
      SEALING_KEY: Buffer.alloc(32, 1).toString("base64"),
      DATA_DIR: folder,
    }),
    database: store.db,
    clock: fixedClock("2026-11-30T10:00:00Z"),
    logger: pino({ level: "silent" }),
  };
  const run: WholeSite["run"] = (work) =>
    store.db.transaction({ kind: "process", name: "test" }, work);
  const register = await openRegister(deceased, held, run);
  const keys = await openKeys(opened);
  const catalogues = await openCatalogues(opened);
  const at = "http://127.0.0.1:1";
  const options = wirePages(
    { ...opened, keys },
    { publicUrl: at, internalUrl: at },
    catalogues,
  );
  const server = await createServer({
    ...options,
    trustedProxies: ["127.0.0.1"],
    requestsPerMinuteMax: 0,
  });
  const { url } = await server.listen({ port: 0 });
  const site: WholeSite = {
    url,
    routes: options.routes,
    catalogues,
    run,
    async follow() {
      await sealAll(store.db, { key: logKeyOf(keys)(), clock: opened.clock });
      const tellers = { catalogues, clock: opened.clock };
      const all = { name: "all", heeds: entries, handle: async () => {} };
      for (const one of [
        caseworkFollower(catalogues.load),
        tellingFollower(tellers),
        all,
      ])
        await catchUp(store.db, one, entries);
    },
    async deliver(answer) {
      const bodies = await openBodies(answer, run);
      const stop = new AbortController();
      const running = runDelivery(
        {
          ...opened,
          key: deliveryKeyOf(keys),
          source: at,
          retries: { attemptsMax: 1, firstMs: 5, longestMs: 5 },
        },
        stop.signal,
      );
      while (await isAnyDue(run)) await sleep(50);
      stop.abort();
      await running;
      bodies.close();
      await site.follow();
    },
    store,
    async receiptKeys() {
      const own = (await publishedKeys(keys)).map(verifyingKey);
      const { keys: logKeys } = await readHeads(join(folder, "heads"));
      return {
        findKey: (keyId) => own.find((key) => key.keyId === keyId),
        findLogKey: (fingerprint) => logKeys.get(fingerprint),
      };
    },
    async logFaults() {
      const options = { key: logKeyOf(keys), headsTo: join(folder, "heads") };
      const { clock } = opened;
      await sealAll(store.db, { key: options.key(), clock });
      await runSealer(store.db, { ...options, clock }, AbortSignal.abort());
      const declared = readDeclared(await readMigrations());
      const published = await readHeads(options.headsTo);
      const report = await verifyLog(store.db, {
        ...published,
        declared,
        checks: [findDeliveryFaults],
      });
      return report.breaks.map(({ message }) => message);
    },
    async stop() {
      await server.close();
      await catalogues.stop();
      keys.stop();
      register.close();
      await store.drop();
      rmSync(folder, { recursive: true });
    },
  };
  return site;
}

/** Confirms the one death that it is asked about. */
async function openRegister(
  deceased: string,
  held: Readonly<Record<string, string>>,
  run: WholeSite["run"],
) {
  const values = {
    "deceased.name": died.name,
    "deceased.dateOfDeath": "2026-11-17",
    "deceased.dateOfBirth": "1944-03-01",
    ...held,
    "deceased.address": {
      line1: "1 Made-up Road",
      town: "Bristol",
      postcode: "QA10 1AA",
      council: "E06000023",
    },
  };
  const facts = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value }]),
  );
  const answer = JSON.stringify({ outcome: "match", subject: deceased, facts });
  const server = createHttpServer((_, reply) => {
    reply.setHeader("content-type", "application/json").end(answer);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { publicKey } = generateKeyPairSync("ed25519");
  await run((tx) =>
    tx.query(
      `insert into delivery.endpoint (organisation, url, key_id, public_key) values ('council:*', $1, 'made-up', $2)
       on conflict (organisation) do update set url = excluded.url`,
      [
        `http://127.0.0.1:${port}/events`,
        JSON.stringify({
          ...publicKey.export({ format: "jwk" }),
          kid: "made-up",
        }),
      ],
    ),
  );
  return server;
}

const isAnyDue = (run: WholeSite["run"]): Promise<boolean> =>
  run(async (tx) => {
    const [row] = await tx.query<{ due: boolean }>(
      "select exists (select from delivery.lane where ready_at is not null) as due",
    );
    return row?.due ?? false;
  });

/** One server that is every body which has an address. */
async function openBodies(answer: Answer, run: WholeSite["run"]) {
  const server = createHttpServer((request, reply) => {
    const { status, receipt } = answer(
      decodeURIComponent(request.url?.split("/")[1] ?? ""),
    );
    request
      .resume()
      .on("end", () =>
        reply
          .writeHead(status, { "content-type": "application/json" })
          .end(JSON.stringify(receipt)),
      );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await run((tx) =>
    tx.query(
      `insert into delivery.endpoint (organisation, url, key_id, public_key)
       select organisation, $1 || organisation || '/events', 'made-up ' || organisation, (select public_key from delivery.endpoint limit 1)
       from delivery.delivery group by organisation
       on conflict (organisation) do update set url = excluded.url`,
      [`http://127.0.0.1:${port}/`],
    ),
  );
  return server;
}

/** One person's browser: keeps cookies, and sends a page's form with its hidden fields. */
export class Person {
  readonly cookies = new Map<string, string>();
  readonly #site: WholeSite;
  readonly #address: string;
  constructor(site: WholeSite, address = "127.0.0.1") {
    this.#site = site;
    this.#address = address;
  }

  async ask(
    method: string,
    path: string,
    form?: readonly (readonly [string, string])[],
  ) {
    const answer = await fetch(this.#site.url + path, {
      method,
      redirect: "manual",
      headers: {
        accept: "text/html",
        "x-forwarded-for": this.#address,
        cookie: [...this.cookies].map((one) => one.join("=")).join("; "),
      },
      ...(form
        ? {
            body: new URLSearchParams(
              form.map(([n, v]): [string, string] => [n, v]),
            ),
          }
        : {}),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = set.split(";")[0]?.split(/=(.*)/s) ?? [];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const to = answer.headers.get("location");
    return { status: answer.status, to, text: await answer.text(), path };
  }

  /** Opens a page, led on from one to the next. */
  async open(path: string): Promise<{
    readonly path: string;
    readonly text: string;
    readonly status: number;
  }> {
    const answer = await this.ask("GET", path);
    return answer.to === null ? answer : this.open(answer.to);
  }

  /** Sends a page's own form, with what is typed; ends at the page that it leads to. */
  async send(
    page: { readonly path: string; readonly text: string },
    typed: Readonly<Record<string, string | readonly string[]>>,
  ) {
    const hidden = [
      ...page.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g),
    ].map(([, n = "", v = ""]) => [n, v] as const);
    const answer = await this.ask("POST", page.path, [
      ...hidden,
      ...Object.entries(typed).flatMap(([n, v]) =>
        [v].flat().map((one) => [n, one] as const),
      ),
    ]);
    return answer.to === null ? answer : this.open(answer.to);
  }

  /** Gives the death's reference, and answers as given; what has no answer is skipped. Ends at the page to check. */
  async tellDeath(answers: Readonly<Record<string, unknown>>) {
    const begin = await this.open("/tell/bereavement");
    return this.answerAll(await this.send(begin, died), answers);
  }

  /** Answers question after question from a page on, to the page to check. */
  async answerAll(
    first: Awaited<ReturnType<Person["open"]>>,
    answers: Readonly<Record<string, unknown>>,
  ) {
    let page: Awaited<ReturnType<Person["open"]>> = first;
    for (
      let concept = questionIn(page.path);
      concept;
      concept = questionIn(page.path)
    ) {
      page = await this.send(page, this.#answerTo(concept, answers[concept]));
      assert.notEqual(
        questionIn(page.path),
        concept,
        `${concept} was refused: ${page.text.match(/error-summary[\s\S]{0,600}/)?.[0] ?? page.status}`,
      );
    }
    assert.match(page.path, /preview$/, `stopped at ${page.path}`);
    return page;
  }

  async confirm(page: { readonly path: string; readonly text: string }) {
    return this.send(page, { do: "confirm" });
  }

  #answerTo(
    concept: string,
    value: unknown,
  ): Record<string, string | readonly string[]> {
    if (value === undefined) return { skip: "yes" };
    const catalogue = this.#catalogue();
    const asked = catalogue.concepts.get(concept) ?? assert.fail(concept);
    return { ...factField(catalogue, asked).fill("answer", value) };
  }
  #catalogue = (): Catalogue => this.#site.catalogues.inForce();
}

const questionIn = (path: string): string | undefined =>
  /\/question\/([\w.]+)$/.exec(path)?.[1];
