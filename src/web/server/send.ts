import type { FastifyReply } from "fastify";
import type { Locale } from "#kernel";
import { escapeHtml } from "../html/html.ts";
import { withLanguage } from "../layout/language.ts";
import type { Site } from "../layout/page.ts";
import { renderPage } from "../layout/page.ts";
import { firstOf } from "./fields.ts";
import type { Problem } from "./problem.ts";
import {
  problemContent,
  problemJson,
  problemWords,
  statuses,
} from "./problem.ts";
import type { Cookie, Reply } from "./reply.ts";
import type { BareRequest } from "./route.ts";
import { retryAfterSeconds } from "./slots.ts";

type Sending = {
  readonly site: Site;
  readonly request: BareRequest;
  readonly isMachine: boolean;
};

const yearSeconds = 31_536_000;

function setCookie(
  reply: FastifyReply,
  cookie: Cookie,
  isSecure: boolean,
): void {
  const { name, value, maxAgeSeconds, sameSite = "lax" } = cookie;
  const ends = maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds };
  reply.setCookie(name, value, {
    path: "/",
    httpOnly: true,
    secure: isSecure,
    sameSite,
    ...ends,
  });
}

/** A language chosen in the address is remembered for a year. */
function rememberLanguage(
  reply: FastifyReply,
  { query, isSecure }: BareRequest,
): void {
  const value = firstOf(query, "lang");
  if (value === "en" || value === "cy")
    setCookie(
      reply,
      { name: "lang", value, maxAgeSeconds: yearSeconds },
      isSecure,
    );
}

function sendProblem(
  reply: FastifyReply,
  kind: Problem,
  { request, site, isMachine }: Sending,
) {
  const { locale, requestId, url } = request;
  const status = statuses[kind];
  const { title } = problemWords[kind];
  if (status === 503) reply.header("retry-after", String(retryAfterSeconds));
  if (isMachine)
    return reply
      .code(status)
      .type("application/problem+json")
      .send(JSON.stringify(problemJson(kind, requestId)));
  const render = (at: string, reference: string) =>
    renderPage({
      site,
      locale,
      url: at,
      title: title[locale],
      content: problemContent(kind, locale, reference),
    });
  const markup =
    status === 503
      ? fillIn(onceFor(site, `${kind} ${locale}`, render), url, requestId)
      : render(url, requestId);
  return reply.code(status).type("text/html; charset=utf-8").send(markup);
}

/** Where the address and the reference stand in a page that is rendered once for everybody. */
const marks = { url: "/0-address-0", reference: "0-reference-0" };
const rendered = new WeakMap<Site, Map<string, string>>();

/** Whoever is put off, perhaps a thousand a second, gets a page that was rendered once for each language. */
function onceFor(
  site: Site,
  name: string,
  render: (url: string, reference: string) => string,
): string {
  const pages = rendered.get(site) ?? new Map<string, string>();
  rendered.set(site, pages);
  const page = pages.get(name) ?? render(marks.url, marks.reference);
  pages.set(name, page);
  return page;
}

const fillIn = (page: string, url: string, reference: string): string =>
  (["en", "cy"] satisfies readonly Locale[])
    .reduce(
      (filled, locale) =>
        filled.replace(withLanguage(marks.url, locale), () =>
          escapeHtml(withLanguage(url, locale)),
        ),
      page,
    )
    .replace(marks.reference, reference);

/** Sends a reply. Pages are never kept by caches: they hold what only this visitor may see. */
export async function send(
  reply: FastifyReply,
  answer: Reply,
  sending: Sending,
): Promise<unknown> {
  const { request } = sending;
  rememberLanguage(reply, request);
  for (const cookie of answer.cookies ?? [])
    setCookie(reply, cookie, request.isSecure);
  reply.header("cache-control", "no-store").headers(answer.headers ?? {});
  reply.code(answer.status ?? 200);
  switch (answer.kind) {
    case "page":
      return reply.type("text/html; charset=utf-8").send(answer.markup);
    case "redirect":
      return reply
        .code(answer.status ?? 303)
        .headers({ location: answer.to, "content-length": "0" })
        .send();
    case "json":
      return reply
        .type("application/json; charset=utf-8")
        .send(JSON.stringify(answer.value));
    case "file":
      if (answer.filename)
        reply.header(
          "content-disposition",
          `attachment; filename="${answer.filename.replace(/[^\w.-]/g, "-")}"`,
        );
      return reply.type(answer.contentType).send(answer.content);
    case "nothing":
      return reply.code(answer.status ?? 204).send();
    case "problem":
      return sendProblem(reply, answer.problem, sending);
  }
}
