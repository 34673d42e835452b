import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { after, before, test } from "node:test";
import { pino } from "pino";
import { assets } from "../assets/assets.ts";
import { html } from "../html/html.ts";
import type { Site } from "../layout/page.ts";
import { allOf } from "./fields.ts";
import { file, json, nothingMore, page, problem, redirect } from "./reply.ts";
import type { PageRequest, Route } from "./route.ts";
import type { Server } from "./server.ts";
import { createServer } from "./server.ts";

type Visitor = { readonly name: string };
const site: Site = { name: { en: "Joinery", cy: "Saernïaeth" } };
const formType = {
  "content-type": "application/x-www-form-urlencoded",
  accept: "text/html",
};

const hello = ({ locale, url, visitor }: PageRequest<Visitor>) =>
  page(
    {
      site,
      locale,
      url,
      title: "Hello",
      content: html`<p>${visitor.name}</p>`,
    },
    { cookies: [{ name: "seen", value: "a b" }] },
  );

const paths: readonly Omit<Route<Visitor>, "whose">[] = [
  { method: "GET", path: "/hello/:id", handle: hello },
  {
    method: "GET",
    path: "/named/:id",
    handle: ({ params }) => json(params["id"]),
  },
  {
    method: "POST",
    path: "/form",
    handle: ({ form }) => json(allOf(form, "needs")),
  },
  { method: "POST", path: "/next", handle: () => redirect("/hello/1") },
  {
    method: "GET",
    path: "/broken",
    handle: () => Promise.reject(new Error("a fault in ours")),
  },
  { method: "GET", path: "/slow", handle: () => new Promise(() => {}) },
  { method: "GET", path: "/guarded", handle: hello },
  {
    method: "GET",
    path: "/file",
    handle: () =>
      file({ content: "a", contentType: "text/csv", filename: 'x"\r\n.csv' }),
  },
  { method: "GET", path: "/settled", handle: () => nothingMore },
  { method: "GET", path: "/moved", handle: () => redirect("/hello/1") },
  {
    method: "GET",
    path: "/keys",
    audience: "machine",
    handle: () => json({ keys: [] }),
  },
  { method: "GET", path: "/rare", requestsPerMinuteMax: 1, handle: hello },
  {
    method: "POST",
    path: "/machine",
    audience: "machine",
    handle: ({ bytes }) => json(JSON.parse(bytes.toString()), { status: 202 }),
  },
];

const routes = paths.map((route) => ({ ...route, whose: "nobody" }) as const);

let server: Server;
const logged: string[] = [];

before(async () => {
  const lines = new PassThrough();
  lines.on("data", (chunk: Buffer) => logged.push(chunk.toString()));
  server = await createServer<Visitor>({
    site,
    routes,
    logger: pino(lines),
    answerMsMax: 300,
    bodyBytesMax: 1000,
    hooks: {
      identify: async () => ({ name: "<Margaret>" }),
      guard: async (_request, route) =>
        route.path === "/guarded" ? problem("forbidden") : undefined,
      health: async () => ({
        isHealthy: false,
        parts: { database: "does not answer" },
      }),
    },
  });
});
after(() => server.close());

const get = (
  url: string,
  headers: Record<string, string> = { accept: "text/html" },
) => server.inject({ url, headers });

test("a page is private, cannot be framed and runs only this site’s own scripts", async () => {
  const { headers, payload, statusCode } = await get("/hello/1");
  assert.equal(statusCode, 200);
  assert.match(payload, /&lt;Margaret&gt;/);
  assert.equal(headers["cache-control"], "no-store");
  assert.equal(
    headers["set-cookie"],
    "seen=a%20b; Path=/; HttpOnly; SameSite=Lax",
  );
  assert.match(
    String(headers["content-security-policy"]),
    /script-src 'self';.*frame-ancestors 'none'/,
  );
  assert.doesNotMatch(String(headers["content-security-policy"]), /unsafe/);
});

for (const { asked, headers, lang } of [
  { asked: "/hello/1?lang=cy", headers: {}, lang: "cy" },
  { asked: "/hello/1", headers: { cookie: "lang=cy" }, lang: "cy" },
  { asked: "/hello/1?lang=en", headers: { cookie: "lang=cy" }, lang: "en" },
  {
    asked: "/hello/1",
    headers: { "accept-language": "cy-GB,en;q=0.5" },
    lang: "cy",
  },
  { asked: "/hello/1?lang=fr", headers: {}, lang: "en" },
]) {
  test(`${asked} with ${JSON.stringify(headers)} is answered in ${lang}`, async () =>
    assert.match(
      (await get(asked, headers)).payload,
      new RegExp(`<html lang="${lang}"`),
    ));
}

for (const { what, ask, status, says } of [
  {
    what: "an address without a page",
    ask: () => get("/nothing"),
    status: 404,
    says: "Page not found",
  },
  {
    what: "a page not for this visitor",
    ask: () => get("/guarded"),
    status: 403,
    says: "You cannot see this page",
  },
  {
    what: "a fault of ours",
    ask: () => get("/broken"),
    status: 500,
    says: "there is a problem with the service",
  },
  {
    what: "an answer that takes too long",
    ask: () => get("/slow"),
    status: 503,
    says: "not available",
  },
  {
    what: "a form that is too large",
    ask: () =>
      server.inject({
        method: "POST",
        url: "/form",
        headers: formType,
        payload: "a=".padEnd(2000, "x"),
      }),
    status: 413,
    says: "too large",
  },
  {
    what: "a form sent from another site",
    ask: () =>
      server.inject({
        method: "POST",
        url: "/form",
        headers: { ...formType, "sec-fetch-site": "cross-site" },
        payload: "a=1",
      }),
    status: 403,
    says: "out of date",
  },
]) {
  test(`${what} is explained with ${status}, what to do and a reference, and shows no code`, async () => {
    const { statusCode, payload } = await ask();
    assert.equal(statusCode, status);
    assert.match(payload, new RegExp(says));
    assert.match(
      payload,
      /Reference:\s*<span class="joinery-reference"\s*>[0-9a-f-]{36}/,
    );
    assert.doesNotMatch(payload, /a fault in ours|at Object|\.ts:/);
  });
}

test("more requests than allowed in a minute are refused, in the visitor’s language", async () => {
  await get("/rare");
  const { statusCode, payload } = await get("/rare?lang=cy");
  assert.equal(statusCode, 429);
  assert.match(payload, /Gormod o geisiadau/);
});

test("addresses that are none count towards the limit of requests from one address", async () => {
  const limited = await createServer({
    site,
    routes: routes.filter(({ path }) => path === "/named/:id"),
    requestsPerMinuteMax: 4,
    hooks: { identify: async () => ({}) },
  });
  const found: number[] = [];
  const long = `/named/${"a".repeat(200)}`;
  for (const url of ["/none", "/%zz", "/%FF?a=%", long, "//x/y", "/b?c"])
    found.push((await limited.inject(url)).statusCode);
  await limited.close();
  assert.deepEqual(found, [404, 404, 404, 200, 429, 429]);
});

test("a machine gets its problem as JSON", async () => {
  const { statusCode, headers, payload } = await get("/nothing", {
    accept: "application/json",
  });
  assert.deepEqual(
    [statusCode, headers["content-type"]],
    [404, "application/problem+json; charset=utf-8"],
  );
  assert.equal(JSON.parse(payload).status, 404);
});

test("a field that comes more than once keeps all its values", async () => {
  const { payload } = await server.inject({
    method: "POST",
    url: "/form",
    headers: formType,
    payload: "needs=large+print&needs=%E2%9C%93%F0%9F%98%80&__proto__=x&a=100%",
  });
  assert.deepEqual(JSON.parse(payload), ["large print", "✓😀"]);
});

for (const payload of [
  "needs=a%00",
  "needs%00=a",
  Buffer.from("needs=a\0"),
  "needs=%ED%A0%BD",
  "needs=%FF",
  Buffer.of(0x61, 0x3d, 0xff),
])
  test(`a form that holds what no database takes (${JSON.stringify(payload.toString())}) is refused by a page that says so`, async () => {
    const answer = await server.inject({
      method: "POST",
      url: "/form",
      headers: formType,
      payload,
    });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.payload, /We could not read what you sent/);
  });

for (const path of ["/named/a%00b", "/hello/1?a=%00"])
  test(`an address that holds it (${path}) is refused too`, async () =>
    assert.equal((await get(path)).statusCode, 422));

test("an accepted form leads on with 303, to this site only", async () => {
  const { statusCode, headers } = await server.inject({
    method: "POST",
    url: "/next",
    headers: formType,
    payload: "",
  });
  assert.deepEqual([statusCode, headers.location], [303, "/hello/1"]);
  for (const elsewhere of [
    "https://example.org",
    "//example.org",
    "/\\example.org",
  ])
    assert.throws(() => redirect(elsewhere), /stays on this site/);
});

test("bodies of machines arrive as they were sent", async () => {
  const { statusCode, payload } = await server.inject({
    method: "POST",
    url: "/machine",
    headers: {
      "content-type": "application/cloudevents+json",
      "sec-fetch-site": "cross-site",
    },
    payload: '{"id":1}',
  });
  assert.deepEqual([statusCode, payload], [202, '{"id":1}']);
});

test("the name of a file cannot add headers, and nothing more is 204", async () => {
  assert.equal(
    (await get("/file")).headers["content-disposition"],
    'attachment; filename="x---.csv"',
  );
  assert.equal((await get("/settled")).statusCode, 204);
});

test("health says which part does not work", async () => {
  const { statusCode, payload } = await get("/health");
  assert.equal(statusCode, 503);
  assert.deepEqual(JSON.parse(payload).parts, {
    database: "does not answer",
    pages: "0 of 100 at once",
    machines: "0 of 50 at once",
  });
});

test("styles and scripts are compressed and kept for a year", async () => {
  const { payload } = await get("/hello/1");
  const [, address = ""] =
    /href="(\/assets\/govuk-frontend-[^"]+)"/.exec(payload) ?? [];
  const { headers, statusCode, rawPayload } = await get(address, {
    "accept-encoding": "gzip, br",
  });
  assert.deepEqual(
    [statusCode, headers["content-encoding"], headers["cache-control"]],
    [200, "br", "public, max-age=31536000, immutable"],
  );
  assert(rawPayload.length < 20_000);
});

test("logs name the route, never the address asked for", async () => {
  await get("/hello/JN-7K2M-Q4TX?born=1948-03-27");
  const written = logged.join("");
  assert.match(written, /"route":"\/hello\/:id"/);
  assert.doesNotMatch(written, /JN-7K2M|1948/);
});

for (const { path, accept = "text/html" } of [
  { path: "/hello/1?lang=cy" },
  { path: "/named/1" },
  { path: "/file" },
  { path: "/settled" },
  { path: "/moved" },
  { path: "/guarded" },
  { path: "/broken" },
  { path: "/nowhere" },
  { path: "/nowhere", accept: "application/json" },
  { path: "/keys" },
  { path: "/health" },
  { path: [...assets.values()][0]?.url ?? "" },
])
  test(`HEAD ${path} (${accept}) has the status and headers of GET, and no body`, async () => {
    const ask = async (method: "HEAD" | "GET") => {
      const { statusCode, headers, payload } = await server.inject({
        method,
        url: path,
        headers: { accept, "sec-fetch-site": "cross-site" },
      });
      const { date: _date, "x-ratelimit-remaining": _left, ...same } = headers;
      return { told: { statusCode, ...same }, payload };
    };
    const [head, whole] = [await ask("HEAD"), await ask("GET")];
    assert.deepEqual(head.told, whole.told);
    assert.equal(head.payload, "");
  });
