import type { FastifyReply } from "fastify";
import type { FollowEvents, ServerEvent } from "./reply.ts";

const heartbeatMs = 20_000;

const eventText = ({ event, id, data }: ServerEvent): string =>
  [
    ...(event ? [`event: ${event}`] : []),
    ...(id ? [`id: ${id}`] : []),
    ...data.split("\n").map((line) => `data: ${line}`),
  ].join("\n") + "\n\n";

/** The streams that are open, so that closing the server can end them. */
export type OpenStreams = Set<AbortController>;

/** Keeps the answer open and writes events to it until either side goes away. */
export async function sendEvents(
  reply: FastifyReply,
  follow: FollowEvents,
  open: OpenStreams,
): Promise<void> {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...headersOf(reply),
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  if (reply.request.method === "HEAD") return void raw.end();
  const ending = new AbortController();
  open.add(ending);
  raw.on("close", () => ending.abort());
  const heartbeat = setInterval(
    () => raw.write(": still here\n\n"),
    heartbeatMs,
  );
  try {
    await follow((event) => void raw.write(eventText(event)), ending.signal);
  } finally {
    clearInterval(heartbeat);
    open.delete(ending);
    raw.end();
  }
}

const headersOf = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(
    Object.entries(reply.getHeaders()).map(([name, value]) => [
      name,
      String(value),
    ]),
  );
