import { randomBytes } from "node:crypto";
import type { Locale } from "#kernel";
import {
  button,
  createServer,
  dataTable,
  firstOf,
  html,
  page,
  problem,
  redirect,
  select,
} from "#web";
import type { PageRequest, Reply, Route, Site } from "#web";
import { behaviours } from "../behaviour.ts";
import type { Behaviour } from "../behaviour.ts";
import { councils } from "../world.ts";
import type { World } from "../world.ts";
import { controlWords as words } from "./control-words.ts";
import { findReceived } from "./received.ts";

const site: Site = { name: words.site, watermark: words.watermark };

/** The page where a visitor makes bodies misbehave and sees what each received. */
export async function openControlPages(world: World, port: number) {
  // A form of another site cannot know it, so it cannot change a body's behaviour.
  const token = randomBytes(16).toString("hex");
  const server = await createServer({
    site,
    routes: routes(world, token),
    hooks: { identify: () => Promise.resolve(undefined) },
  });
  const { url } = await server.listen({ port });
  return { url, close: () => server.close() };
}

const routes = (world: World, token: string): readonly Route[] => [
  {
    method: "GET",
    path: "/",
    whose: "everybody",
    handle: (request) => bodiesPage(world, request),
  },
  {
    method: "GET",
    path: "/bodies/:id",
    whose: "everybody",
    handle: (request) => bodyPage(world, token, request),
  },
  {
    method: "POST",
    path: "/bodies/:id/behaviour",
    whose: "everybody",
    handle: (request) => changeBehaviour(world, token, request),
  },
];

function changeBehaviour(
  world: World,
  token: string,
  { params, form }: PageRequest,
): Reply {
  const id = params["id"] ?? "";
  const chosen = firstOf(form, "behaviour");
  if (firstOf(form, "token") !== token) return problem("expired");
  if (!behaviours.some((one) => one === chosen) || !exists(world, id))
    return problem("bad-request");
  world.behaviours.set(id, chosen as Behaviour);
  return redirect(`/bodies/${encodeURIComponent(id)}`);
}

const exists = (world: World, id: string): boolean =>
  id === councils || world.exists(id);

function nameOf(world: World, id: string, locale: Locale): string {
  if (id === councils) return words.allCouncils[locale];
  return world.bodies.find((one) => one.id === id)?.name[locale] ?? id;
}

function bodiesPage(world: World, { locale, url }: PageRequest): Reply {
  const counts = countReceived(world);
  const seen = [...counts.keys()].filter((id) => id.startsWith("council:"));
  const ids = [...world.bodies.map(({ id }) => id), councils, ...seen];
  const rows = ids.map((id) => [
    html`<a class="govuk-link" href="/bodies/${encodeURIComponent(id)}"
      >${nameOf(world, id, locale)}</a
    >`,
    counts.get(id) ?? 0,
    words.behaviours[world.behaviours.of(id)][locale],
  ]);
  return page({
    site,
    locale,
    url,
    width: "full",
    title: words.title[locale],
    content: html`<h1 class="govuk-heading-l">${words.title[locale]}</h1>
      <p class="govuk-body">${words.intro[locale]}</p>
      ${dataTable({
        label: words.caption[locale],
        captionSize: "m",
        head: [words.body, words.received, words.behaves],
        rows,
        locale,
      })}`,
  });
}

function countReceived({ inbox }: World): ReadonlyMap<string, number> {
  const rows = inbox.database
    .prepare(
      "select organisation, count(*) as n from inbox group by organisation",
    )
    .all();
  return new Map(
    rows.map((row) => [String(row["organisation"]), Number(row["n"])]),
  );
}

function bodyPage(
  world: World,
  token: string,
  { locale, url, params }: PageRequest,
): Reply {
  const id = params["id"] ?? "";
  if (!exists(world, id)) return problem("not-found");
  const name = nameOf(world, id, locale);
  return page({
    site,
    locale,
    url,
    width: "full",
    title: name,
    backHref: "/",
    content: html`<h1 class="govuk-heading-l">${name}</h1>
      <form
        method="post"
        action="/bodies/${encodeURIComponent(id)}/behaviour"
        novalidate
      >
        <input type="hidden" name="token" value="${token}" />
        ${select({
          name: "behaviour",
          id: "behaviour",
          label: { text: words.behaviourOf[locale] },
          value: world.behaviours.of(id),
          items: behaviours.map((one) => ({
            value: one,
            text: words.behaviours[one][locale],
          })),
        })}
        ${button({ text: words.change[locale] })}
      </form>
      ${worklistNote(world, id, locale)} ${receivedTable(world, id, locale)}`,
  });
}

function worklistNote({ caseworkers }: World, id: string, locale: Locale) {
  const name = caseworkers.get(id);
  return (
    name &&
    html`<p class="govuk-body">
      ${words.worklist[locale].replace("{name}", name)}
    </p>`
  );
}

function receivedTable(world: World, id: string, locale: Locale) {
  const received = findReceived(world.inbox.database, id);
  if (received.length === 0)
    return html`<p class="govuk-body">${words.nothing[locale]}</p>`;
  const time = new Intl.DateTimeFormat(locale === "cy" ? "cy-GB" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone: "Europe/London",
  });
  return dataTable({
    label: words.newest[locale],
    captionSize: "m",
    head: [
      words.time,
      words.event,
      words.lane,
      words.fields,
      words.repeats,
      words.answers,
    ],
    rows: received.map((one) => [
      time.format(one.at),
      `${one.flow} (${one.kind})`,
      `${one.lane.slice(0, 8)} · ${one.number}`,
      one.fields.join(", "),
      one.repeats,
      one.answers
        .map(({ status, sent }) =>
          sent ? status : `${status} (${words.waiting[locale]})`,
        )
        .join(", "),
    ]),
    locale,
  });
}
