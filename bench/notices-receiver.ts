/** The far side of the delivery bench: answers every event at once and checks nothing, so that both loops meet the same body. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const answer = (id: string): string =>
  JSON.stringify({
    id: `r-${id}`,
    status: "accepted",
    expectedBy: "2026-12-01",
  });

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const { id } = JSON.parse(Buffer.concat(parts).toString()) as {
      id: string;
    };
    response.setHeader("content-type", "application/json");
    response.end(answer(id));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
process.once("disconnect", () => process.exit());
