import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { generateSigningKey, publicJwk, registerEndpoints } from "#delivery";
import { signRequest } from "#delivery/kit";
import { newId } from "#kernel";
import type { Route } from "#web";
import type { Person } from "./testing/whole-site.ts";
import { openWholeSite } from "./testing/whole-site.ts";
import { marks, openWalkedWorld } from "./testing/walked-world.ts";
import type { Held, Mark, Walker } from "./testing/walked-world.ts";

const deceased = newId();
const site = await openWholeSite(deceased);
after(() => site.stop());
const { walkers, ids, addressesOf, colleague } = await openWalkedWorld(
  site,
  deceased,
);

type AnyRoute = Pick<Route, "method" | "path" | "whose" | "acts">;
const routes: readonly AnyRoute[] = site.routes;

/** Routes that somebody was let into, and those that were asked for at all. */
const [reached, asked] = [new Set<string>(), new Set<string>()];
const nameOf = ({ method, path }: AnyRoute): string => `${method} ${path}`;

const mayRead = ({ reads }: Walker, mark: Mark, { whose }: AnyRoute): boolean =>
  reads.some((one) => one === mark || one === `${mark} at ${whose}`);

type Answer = Awaited<ReturnType<Person["ask"]>>;
/** Checks one answer: no fault of ours, and nobody's words but those that the visitor may read there. */
function check(walker: Walker, route: AnyRoute, answer: Answer): void {
  const { status, to, text, path } = answer;
  assert.ok(status < 500, `${route.method} ${path} answers ${status}`);
  asked.add(nameOf(route));
  const isLetIn =
    status < 400
      ? !/^\/(sign-in|welcome)/.test(to ?? "")
      : status === 400 || status === 422;
  if (isLetIn) reached.add(nameOf(route));
  if (route.whose === "everybody") return; // made-up people's letter boxes, of demonstrations alone
  for (const [mark, word] of Object.entries(marks) as [Mark, string][])
    if (!mayRead(walker, mark, route))
      assert.ok(!`${to} ${text}`.includes(word), `${path} shows ${word}`);
}

/** What a visitor leaves or ends by posting comes last. */
const endings = ["/desk/finish", "/helpers", "/sessions", "/sign-out"];
const posts = routes
  .filter(({ method, whose }) => method !== "GET" && whose !== "machine")
  .toSorted((a, b) => endings.indexOf(a.path) - endings.indexOf(b.path));

async function formTokenOf(person: Person): Promise<string> {
  for (const path of ["/sign-out", "/tell/bereavement"]) {
    const { text } = await person.ask("GET", path);
    const token = /name="form-token" value="([^"]+)"/.exec(text)?.[1];
    if (token) return token;
  }
  return "";
}

const tables = await site.run((tx) =>
  tx.query<{ name: string; rule: string | null }>(
    `select c.oid::regclass::text as name, obj_description(c.oid) as rule from pg_class c
     join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`,
  ),
);
/** Of the session that asks, and what is only ever added to. */
const notAnybodys = /^(access\.(session|guess|held_form|code_try)|log\.\w+)$/;

/** Every row of every table that holds one of somebody's identifiers, and none of those whose rows may change. */
const rowsOf = (
  mark: Held,
  changes: readonly Held[],
): Promise<ReadonlySet<string>> =>
  site.run(async (tx) => {
    const rows = new Set<string>();
    const theirs = changes.flatMap((one) => ids[one]);
    for (const { name } of tables.filter((one) => !notAnybodys.test(one.name)))
      for (const { row } of await tx.query<{ row: string }>(
        `select to_jsonb(r)::text as row from ${name} r where to_jsonb(r)::text ~ $1`,
        [ids[mark].join("|")],
      ))
        if (!theirs.some((id) => row.includes(id))) rows.add(`${name} ${row}`);
    return rows;
  });

test("every route says whose rows it reads, and every table who may", () => {
  for (const { path, whose } of routes)
    assert.match(
      String(whose),
      /^(nobody|visitor|owner|subject|found|served|organisation|counts|machine|everybody)$/,
      path,
    );
  for (const { name, rule } of tables)
    assert.match(rule ?? "", /^rls: ./, `${name} says no rule`);
});

describe("every route as every visitor", () => {
  for (const walker of walkers)
    test(`${walker.name} reads ${walker.reads.length > 0 ? "only what is for them" : "nobody's words"}`, async () => {
      for (const route of routes.filter(({ method }) => method === "GET"))
        for (const path of addressesOf(route.path))
          check(walker, route, await walker.person.ask("GET", path));
    });

  for (const { changes, ...walker } of walkers) {
    if (changes === undefined) continue;
    test(`${walker.name} changes ${changes.length > 0 ? "only what they may" : "nothing of anybody's"}`, async () => {
      const others = (Object.keys(ids) as Held[]).filter(
        (mark) => !changes.includes(mark),
      );
      const before = await Promise.all(
        others.map((mark) => rowsOf(mark, changes)),
      );
      const form = [
        ["form-token", await formTokenOf(walker.person)],
        ["reason", "mistake"],
        ["token", newId()],
        ["answer", "Somebody Else"],
        ["colleague", colleague],
      ] as const;
      for (const route of posts)
        for (const act of route.acts ?? ["confirm"])
          for (const path of addressesOf(route.path))
            check(
              walker,
              route,
              await walker.person.ask("POST", path, [...form, ["do", act]]),
            );
      for (const [index, mark] of others.entries()) {
        const now = await rowsOf(mark, changes);
        for (const row of before[index] ?? [])
          assert.ok(now.has(row), `changed a row of ${mark}: ${row}`);
      }
    });
  }
});

test("whom staff look for before they serve anybody sees each look", async () => {
  const looks = await site.run((tx) =>
    tx.query(
      "select from people.look where customer_id = $1 and purpose = 'find-customer'",
      ids.customer,
    ),
  );
  const lookers = walkers.filter(({ reads }) =>
    reads.includes("customer at found"),
  );
  assert.ok(looks.length >= lookers.length);
});

test("a body answers for its own deliveries alone, and whoever signs nothing for none", async () => {
  const key = generateSigningKey("hmrc-1");
  await site.run((tx) =>
    registerEndpoints(tx, [
      {
        organisation: "hmrc",
        url: "http://127.0.0.1:9/events",
        key: publicJwk(key),
      },
    ]),
  );
  const deliveries = () =>
    site.run((tx) =>
      tx.query<{ id: string; organisation: string }>(
        "select id, organisation, state from delivery.delivery order by id",
      ),
    );
  const before = await deliveries();
  const other = before.find(({ organisation }) => organisation === "dwp");
  const body = JSON.stringify({
    id: "r-1",
    delivery: other?.id,
    status: "acted",
  });
  for (const route of routes.filter(({ whose }) => whose === "machine")) {
    const request = {
      method: route.method,
      url: new URL(route.path, "http://127.0.0.1:1"),
      headers: { "content-type": "application/json" },
      body,
    };
    const send = async (headers: Readonly<Record<string, string>>) => {
      const { status } = await fetch(site.url + route.path, {
        ...request,
        headers,
      });
      return status;
    };
    assert.equal(await send(request.headers), 401);
    const signed = signRequest(request, key, new Date("2026-11-30T10:00:00Z"));
    const status = await send(signed);
    assert.ok(status >= 400 && status < 500, `${route.path}: ${status}`);
    asked.add(nameOf(route));
    reached.add(nameOf(route));
  }
  assert.deepEqual(await deliveries(), before);
});

test("no route is left out: each was asked for, and each that reads somebody's rows let somebody in", () => {
  const left = routes.filter(
    (route) => !(route.whose === "nobody" ? asked : reached).has(nameOf(route)),
  );
  assert.deepEqual(left.map(nameOf), []);
});
