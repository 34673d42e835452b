import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { fixedClock } from "#kernel";
import { testDatabase } from "#postgres";
import type { Tx } from "#postgres";
import { html, textField } from "#web";
import type { PageRequest, Reply } from "#web";
import { act } from "./act.ts";
import type { Visitor } from "../visitor.ts";
import { again, changed, go, notFound, shownOnce, wrong } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";
import type { PageDeps, Visit } from "./page.ts";
import { pagesOf, routesOf } from "./pages-of.ts";

const store = await testDatabase();
after(() => store.drop());
const site = { name: { en: "Joinery", cy: "Joinery" } };
const clock = fixedClock("2026-11-30T10:00:00Z");
const deps = { database: store.db, clock, site };
const pages = pagesOf<PageDeps>();
const nameField = textField({
  ask: { en: "Name", cy: "Enw" },
  enter: { en: "Enter a name", cy: "Rhowch enw" },
  lengthMax: 100,
});
type AnyVisit = Visit<PageDeps, "anybody">;
const message = { en: "Enter a name", cy: "Rhowch enw" };

const nothing = { run: async () => go("/") };
const named = (name: string) => act({ name, ...nothing });

describe("a page that is not whole fails as soon as it is made, saying where", () => {
  for (const { says, acts, message: said } of [
    {
      says: "two acts of one name",
      acts: [named("save"), named("save")],
      message: /\/name: two acts are named save/,
    },
    {
      says: "an act without a name",
      acts: [named("")],
      message: /\/name: an act has no name/,
    },
    {
      says: "a field without a name",
      acts: [
        act({
          name: "save",
          fields: { "": nameField },
          ...nothing,
        }),
      ],
      message: /\/name: a field of save has no name/,
    },
  ])
    test(says, () => {
      assert.throws(
        () => pages.anybody({ path: "/name", whose: "nobody", acts }),
        said,
      );
    });

  test("two pages at one address", () => {
    const one = pages.anybody({ path: "/name", whose: "nobody" });
    assert.throws(
      () => routesOf(deps, [one, one]),
      /Two pages stand at \/name/,
    );
  });

  test("an act that returns nothing", async () => {
    const forgotten = async () => undefined;
    const page = pages.anybody({
      path: "/name",
      whose: "nobody",
      // @ts-expect-error the compiler refuses it too
      acts: [act({ name: "save", run: forgotten })],
    });
    await assert.rejects(
      async () => ask(page, "POST", {}),
      /\/name: act save returns nothing/,
    );
  });
});

const visitor: Visitor = { kind: "anonymous", csrf: "", sessionEnded: false };
/** Asks a page as somebody who has not signed in. */
async function ask(
  page: ReturnType<typeof pages.anybody>,
  method: "GET" | "POST",
  { query = {}, form = {} }: Partial<Pick<PageRequest, "query" | "form">> = {},
): Promise<Reply> {
  const route = routesOf(deps, [page]).find((one) => one.method === method);
  assert.ok(route);
  const { signal } = new AbortController();
  return route.handle({
    requestId: "r-1",
    method,
    path: "/name",
    url: "/name",
    params: {},
    query,
    form,
    hasUnstorable: false,
    bytes: Buffer.alloc(0),
    cookies: {},
    headers: {},
    locale: "en",
    isSecure: false,
    address: "127.0.0.1",
    signal,
    visitor,
  });
}

const markupOf = (reply: Reply): string =>
  reply.kind === "page" ? reply.markup : assert.fail(reply.kind);

const contextOfTx = async (tx: Tx): Promise<string> =>
  (await tx.query<{ kind: string }>("select context.kind() as kind"))[0]
    ?.kind ?? "";

const ends: Readonly<Record<string, Outcome<string>>> = {
  go: go("/next", [{ name: "c", value: "v" }]),
  again: again([{ field: "name", message }]),
  wrong: wrong("name", message),
  changed: changed("the law"),
  gone: notFound,
  shown: shownOnce({ title: "A code", content: html`<p>7K2M</p>` }),
};
const namePage = pages.anybody({
  path: "/name",
  whose: "nobody",
  title: { en: "Your name", cy: "Eich enw" },
  done: {
    saved: { en: "Saved", cy: "Cadwyd" },
    same: { notDone: { en: "As before", cy: "Fel o’r blaen" } },
  },
  read: async (tx, { query }) => ("gone" in query ? notFound : contextOfTx(tx)),
  asks: { name: nameField },
  known: () => ({ name: "Ann" }),
  show: (kind, view) =>
    html`<p>read as ${kind}</p>
      ${view.changed && html`<p>changed: ${view.changed}</p>`}
      ${view.post(view.asked)}`,
  acts: [
    act({
      name: "save",
      context: () => ({ kind: "process", name: "saver" }),
      before: ({ form }: AnyVisit) =>
        "refuse" in form ? go("/refused") : { asked: "outside" },
      run: async (tx, { form }: AnyVisit, _values, { asked }) =>
        ends[form["ends"]?.[0] ?? ""] ??
        go(`/${asked}/${await contextOfTx(tx)}`),
    }),
    act({
      name: "parse",
      fields: { name: nameField },
      run: async (_tx, _visit, { name }) => go(`/${name}`),
    }),
    act({
      name: "look",
      read: async (tx, { form }: AnyVisit) =>
        "refuse" in form ? notFound : contextOfTx(tx),
      fields: (_visit, kind) => ({ [kind]: nameField }),
      run: async (_tx, _visit, values) => go(`/${Object.keys(values).join()}`),
    }),
    act({
      name: "unnamed",
      fields: (_visit: AnyVisit) => ({ "": nameField }),
      ...nothing,
    }),
  ],
});
const onlyPage = pages.anybody({
  path: "/only",
  whose: "nobody",
  acts: [act({ name: "save", before: () => go("/done") })],
});
const save = (how: string) =>
  ask(namePage, "POST", {
    form: { do: ["save"], ends: [how], name: ["Bob"] },
  });

describe("a page", () => {
  test("reads in its visitor's context and is shown with its title, its form and the form's token", async () => {
    const reply = await ask(namePage, "GET");
    const markup = markupOf(reply);
    assert.match(markup, /<h1 class="govuk-heading-l">Your name<\/h1>/);
    assert.match(markup, /read as customer/);
    assert.match(markup, /name="form-token" value="[^"]{20,}"/);
    assert.match(markup, /value="Ann"/);
    assert.equal(reply.cookies?.length, 1, "the token's cookie goes along");
  });

  test("ends as what it reads says", async () => {
    const reply = await ask(namePage, "GET", { query: { gone: [""] } });
    assert.deepEqual(reply, { kind: "problem", problem: "not-found" });
  });

  test("says what an act did, or did not do, and nothing that it has no words for", async () => {
    const bannerOf = async (done: string) =>
      /govuk-notification-banner__heading">([^<]*)/.exec(
        markupOf(await ask(namePage, "GET", { query: { done: [done] } })),
      )?.[1];
    assert.equal(await bannerOf("saved"), "Saved");
    assert.equal(await bannerOf("same"), "As before");
    assert.equal(await bannerOf("constructor"), undefined);
  });
});

describe("an act", () => {
  test("is named by its button", async () => {
    const reply = await ask(namePage, "POST", { form: { do: ["other"] } });
    assert.deepEqual(reply, { kind: "problem", problem: "unknown-act" });
  });

  for (const { says, form, answer } of [
    { says: "is meant by a form that names none", form: {}, answer: "done" },
    { says: "is done by its name", form: { do: ["save"] }, answer: "done" },
    ...["other", "", "Save"].map((name) => ({
      says: `is not done by the name “${name}”`,
      form: { do: [name] },
      answer: "unknown-act",
    })),
  ])
    test(`that is a page's only one ${says}`, async () => {
      const reply = await ask(onlyPage, "POST", { form });
      assert.equal(
        reply.kind === "problem" ? reply.problem : toOf(reply)?.slice(1),
        answer,
      );
    });

  test("of several is not done by a form that names none", async () => {
    const reply = await ask(namePage, "POST", { form: {} });
    assert.deepEqual(reply, { kind: "problem", problem: "unknown-act" });
  });

  test("asks outside before its transaction, and runs in the context that it declares", async () => {
    assert.equal(toOf(await save("")), "/outside/process");
    const form = { do: ["save"], refuse: [""] };
    assert.equal(toOf(await ask(namePage, "POST", { form })), "/refused");
  });

  test("has its fields read first; what is wrong is shown with what was typed", async () => {
    const send = (name: string) =>
      ask(namePage, "POST", { form: { do: ["parse"], name: [name] } });
    assert.equal(toOf(await send("Bob")), "/Bob");
    const reply = await send("");
    assert.equal(reply.status, 422);
    assert.match(markupOf(reply), /href="#name">Enter a name/);
  });

  test("may read first what its form rests on, in its transaction", async () => {
    const send = (form: PageRequest["form"]) =>
      ask(namePage, "POST", { form: { do: ["look"], ...form } });
    assert.equal(toOf(await send({ customer: ["Bob"] })), "/customer");
    assert.equal((await send({})).status, 422);
    assert.equal((await send({ refuse: [""] })).kind, "problem");
  });

  test("that makes a field without a name says where", () =>
    assert.rejects(
      ask(namePage, "POST", { form: { do: ["unnamed"] } }),
      /\/name: a field of unnamed has no name/,
    ));

  for (const how of ["again", "wrong"])
    test(`that ends “${how}” shows the page with errors and what was typed`, async () => {
      const reply = await save(how);
      assert.equal(reply.status, 422);
      assert.match(markupOf(reply), /Enter a name[\s\S]*value="Bob"/);
    });

  test("that finds something changed shows the page as it is now", async () => {
    const reply = await save("changed");
    assert.equal(reply.status, 409);
    assert.match(markupOf(reply), /changed: the law/);
  });

  test("leads on, with its cookies", async () => {
    const reply = await save("go");
    assert.equal(toOf(reply), "/next");
    assert.deepEqual(reply.cookies, [{ name: "c", value: "v" }]);
  });

  test("may find nothing, or show something once", async () => {
    assert.equal((await save("gone")).kind, "problem");
    assert.match(markupOf(await save("shown")), /A code[\s\S]*7K2M/);
  });
});

const toOf = (reply: Reply): string | undefined =>
  reply.kind === "redirect" ? reply.to : undefined;
