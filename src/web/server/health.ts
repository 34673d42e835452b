import type { FastifyInstance } from "fastify";
import type { Slots } from "./slots.ts";

/** Whether a process can do its work, and each part it needs, by name. */
export type Health = {
  readonly isHealthy: boolean;
  readonly parts?: Readonly<Record<string, string>>;
};

/** `GET /health`: 200 when the process can work, 503 when it cannot, with the parts as JSON. */
export function addHealth(
  app: FastifyInstance,
  health: (() => Promise<Health>) | undefined,
  slots: Slots,
): void {
  app.get(
    "/health",
    { config: { rateLimit: false } },
    async (_request, reply) => {
      const state = (await health?.()) ?? { isHealthy: true };
      return reply
        .header("cache-control", "no-store")
        .code(state.isHealthy ? 200 : 503)
        .send({ ...state, parts: { ...state.parts, ...slots.describe() } });
    },
  );
}
