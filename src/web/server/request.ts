import { isUtf8 } from "node:buffer";
import type { FastifyRequest } from "fastify";
import { localeOf } from "../layout/language.ts";
import { firstOf, holdsUnstorable, parseFields, withoutNul } from "./fields.ts";
import type { BareRequest } from "./route.ts";

const noBytes = Buffer.alloc(0);

const isForm = (contentType: string | undefined): boolean =>
  contentType?.startsWith("application/x-www-form-urlencoded") ?? false;

const paramsOf = (request: FastifyRequest): BareRequest["params"] =>
  Object.fromEntries(
    Object.entries(request.params as Record<string, string>).map(
      ([name, value]) => [name, withoutNul(value)],
    ),
  );

/** Turns the framework's request into ours. Every body is read as bytes; a form's fields are parsed here, once. */
export function readRequest(request: FastifyRequest): BareRequest {
  const { headers, cookies } = request;
  const [path = "/", queryText = ""] = request.url.split("?");
  const query = parseFields(queryText);
  const bytes = Buffer.isBuffer(request.body) ? request.body : noBytes;
  const formBytes = isForm(headers["content-type"]) ? bytes : noBytes;
  return {
    requestId: request.id,
    method: request.method === "HEAD" ? "GET" : request.method,
    path,
    url: request.url,
    params: paramsOf(request),
    query,
    form: parseFields(formBytes.toString("utf8")),
    hasUnstorable:
      !isUtf8(formBytes) ||
      holdsUnstorable(formBytes.toString("utf8")) ||
      holdsUnstorable(request.url),
    bytes,
    cookies,
    headers,
    locale: localeOf(
      firstOf(query, "lang"),
      cookies["lang"],
      headers["accept-language"],
    ),
    isSecure: request.protocol === "https",
    address: request.ip,
    signal: request.signal,
  };
}
