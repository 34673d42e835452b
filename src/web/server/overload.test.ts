import assert from "node:assert/strict";
import { once } from "node:events";
import { request as askOver } from "node:http";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { pino } from "pino";
import { json } from "./reply.ts";
import type { PageRequest, Route } from "./route.ts";
import type { ServerOptions } from "./server.ts";
import { createServer } from "./server.ts";

const site = { name: { en: "Joinery", cy: "Joinery" } };

/** A server with room for one of each, whose pages are answered when they are told to be. */
async function smallServer(options: Partial<ServerOptions<unknown>> = {}) {
  const arrivals: PageRequest[] = [];
  const waiting = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const lines: string[] = [];
  const stream = new PassThrough();
  stream.on("data", (line: Buffer) => lines.push(line.toString()));
  const hold = async (request: PageRequest) => {
    arrivals.push(request);
    waiting.resolve();
    await held.promise;
    return json("late");
  };
  const routes: readonly Route[] = [
    { method: "GET", path: "/told/:reference", whose: "nobody", handle: hold },
    { method: "POST", path: "/told/:reference", whose: "nobody", handle: hold },
    {
      method: "POST",
      path: "/receipts",
      audience: "machine",
      whose: "nobody",
      handle: () => json("taken"),
    },
  ];
  const server = await createServer({
    site,
    routes,
    hooks: { identify: async () => ({}) },
    atOnceMax: { person: 1, machine: 1 },
    logger: pino(stream),
    ...options,
  });
  return {
    server,
    arrivals,
    waiting: waiting.promise,
    answer: held.resolve,
    log: () => lines.join(""),
  };
}

for (const { language, says } of [
  { language: "en", says: /your browser still has them/ },
  { language: "cy", says: /maent gan eich porwr o hyd/ },
])
  test(`who comes beyond what is worked on is told at once when to come again, and that answers are not lost (${language})`, async () => {
    const { server, waiting, answer } = await smallServer();
    const first = server.inject("/told/JN-7K2M-Q4TX");
    await waiting;
    const { statusCode, headers, payload } = await server.inject({
      method: "POST",
      url: `/told/JN-7K2M-Q4TX?lang=${language}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "answer=yes",
    });
    assert.deepEqual([statusCode, headers["retry-after"]], [503, "5"]);
    assert.match(payload, says);
    const health = JSON.parse((await server.inject("/health")).payload);
    assert.equal(health.parts.pages, "1 of 1 at once");
    const receipt = await server.inject({ method: "POST", url: "/receipts" });
    assert.equal(
      receipt.statusCode,
      200,
      "departments' calls have places of their own",
    );
    answer();
    assert.equal((await first).statusCode, 200);
    await server.close();
  });

test("the page for whoever is put off is rendered once for each language, and holds each one's own address and reference", async () => {
  let renderings = 0;
  const counted = {
    get name() {
      renderings += 1;
      return site.name;
    },
  };
  const { server, waiting, answer } = await smallServer({ site: counted });
  const first = server.inject("/told/JN-7K2M-Q4TX");
  await waiting;
  const ask = async (query: string) =>
    (await server.inject(`/told/JN-7K2M-Q4TX?${query}`)).payload;
  const one = await ask("a=%22$%26&lang=cy");
  const once = renderings;
  const other = await ask("b=1&lang=cy");
  assert.equal(renderings, once);
  assert.match(one, /JN-7K2M-Q4TX\?a=%22%24%26&amp;lang=en/);
  assert.match(other, /JN-7K2M-Q4TX\?b=1&amp;lang=en/);
  const referenceIn = (page: string) => /joinery-reference">([^<]+)/.exec(page);
  assert.notEqual(referenceIn(one)?.[1], referenceIn(other)?.[1]);
  assert.doesNotMatch(one + other, /0-(address|reference)-0/);
  await ask("lang=en");
  assert(renderings > once, "the other language is rendered when it is asked");
  answer();
  await first;
  await server.close();
});

/** Begins a request whose body does not come, or comes later. */
async function begin(port: number, path: string, length = 10) {
  const asking = askOver({
    port,
    path,
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(length),
    },
  });
  asking.on("error", () => {});
  const answered = Promise.withResolvers<number>();
  asking.on("response", (answer) => {
    answer.resume();
    answered.resolve(answer.statusCode ?? 0);
  });
  asking.flushHeaders();
  return { asking, status: answered.promise };
}
const untilClosed = ({ asking }: Awaited<ReturnType<typeof begin>>) =>
  asking.destroyed ? undefined : once(asking, "close");

/** A mount that answers with the length of what it read, and which room there is. */
async function mountedServer(options: Partial<ServerOptions<unknown>> = {}) {
  const handed: string[] = [];
  const { server } = await smallServer({
    mounts: [
      {
        prefix: "/idp",
        handle: (request, response) => {
          const parts: Buffer[] = [];
          request.on("data", (part: Buffer) => parts.push(part));
          request.on("end", () => {
            handed.push(
              `${request.originalUrl} ${request.url} ${Buffer.concat(parts).toString()}`,
            );
            response.end("handed");
          });
        },
      },
    ],
    ...options,
  });
  const { url, port } = await server.listen({ port: 0 });
  return { server, url, port, handed };
}

for (const path of ["/idp/token", "/told/JN-7K2M-Q4TX", "/receipts"])
  test(`requests to ${path} whose body does not come take nobody's place`, async () => {
    const { server, url, port, handed } = await mountedServer();
    const slow = await Promise.all(
      Array.from({ length: 5 }, () => begin(port, path)),
    );
    for (const { asking } of slow) asking.write("a=");
    for (const served of ["/idp/keys?a=1", "/health"])
      assert.equal((await fetch(url + served)).status, 200);
    assert.equal(
      (await fetch(`${url}/receipts`, { method: "POST" })).status,
      200,
    );
    assert.deepEqual(handed, ["/idp/keys?a=1 /keys?a=1 "]);
    for (const { asking } of slow) asking.destroy();
    await server.close();
  });

test("a mount gets a body once it is whole, as it was sent", async () => {
  const { server, port, handed } = await mountedServer();
  const { asking, status } = await begin(port, "/idp/token?b=1");
  asking.write("a=123");
  asking.end("45678");
  assert.equal(await status, 200);
  assert.deepEqual(handed, ["/idp/token?b=1 /token?b=1 a=12345678"]);
  await server.close();
});

for (const { what, options, length, status } of [
  {
    what: "does not come in time",
    options: { answerMsMax: 50 },
    length: 10,
    status: 503,
  },
  {
    what: "is too long",
    options: { bodyBytesMax: 100 },
    length: 101,
    status: 413,
  },
])
  test(`a body that ${what} is refused with ${status} before a mount sees it, and the connection ends`, async () => {
    const { server, port, handed } = await mountedServer(options);
    const slow = await begin(port, "/idp/token", length);
    slow.asking.write("a=");
    assert.equal(await slow.status, status);
    await untilClosed(slow);
    assert.deepEqual(handed, []);
    await server.close();
  });

test("a machine is told in problem+json", async () => {
  const { server } = await smallServer({
    atOnceMax: { person: 1, machine: 0 },
  });
  const { statusCode, headers } = await server.inject({
    method: "POST",
    url: "/receipts",
  });
  assert.deepEqual(
    [statusCode, headers["content-type"], headers["retry-after"]],
    [503, "application/problem+json; charset=utf-8", "5"],
  );
  await server.close();
});

test("the signal ends when the person goes away, also after their form was read, and not before", async () => {
  const { server, arrivals, waiting, answer } = await smallServer();
  const { port } = await server.listen({ port: 0 });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const asking = askOver({
    port,
    path: "/told/JN-7K2M-Q4TX",
    method: "POST",
    headers: form,
  });
  asking.on("error", () => {});
  asking.end("answer=yes");
  await waiting;
  const signal = arrivals[0]?.signal;
  assert.equal(signal?.aborted, false);
  asking.destroy();
  await once(signal as AbortSignal, "abort");
  answer();
  await server.close();
});

test("what took too long is told so once; what comes of it later is neither sent nor logged with its address", async () => {
  const { server, arrivals, answer, log } = await smallServer({
    answerMsMax: 20,
  });
  const { statusCode } = await server.inject(
    "/told/JN-7K2M-Q4TX?born=1948-03-27",
  );
  assert.equal(statusCode, 503);
  assert.equal(arrivals[0]?.signal.aborted, true);
  answer();
  await new Promise(setImmediate);
  await server.close();
  assert.match(log(), /\/told\/:reference/);
  assert.doesNotMatch(log(), /JN-7K2M|1948/);
});
