import { createServer as createTcpServer } from "node:net";
import type { AddressInfo } from "node:net";
import { say, sayEach, systemClock } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { newProviderKeys, openMadeUpSignIn } from "#demo/sign-in";
import { createServer, firstOf, json } from "#web";
import type { Route } from "#web";
import { openAccess } from "../../access.ts";
import { findOrMakeAccount, linkAccount } from "../../accounts.ts";
import { takeHeldAnswers } from "../../held-form.ts";
import { accessContext, identify } from "../../identify.ts";
import type { AccessDeps } from "../../identify.ts";
import type { Visitor } from "../../visitor.ts";
import { accessRoutes } from "../access-routes.ts";
import { refuseForgedForms } from "../forged-form.ts";
import { guards } from "../guards.ts";

const site = sayEach({ name: "Joinery" });
export const margaret = "11111111-1111-4111-8111-111111111111";

/** The provider's address holds the port, so it must be known before the server is made. */
async function freePort(): Promise<number> {
  const probe = createTcpServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const madeUpPeople = [
  {
    subject: "margaret",
    name: "Margaret Hill",
    group: "customer" as const,
    story: say("Widowed last week"),
  },
  {
    subject: "nobody-yet",
    name: "Ann Newcomer",
    group: "customer" as const,
    level: "P1" as const,
    story: say("New"),
  },
];

function routesOf(deps: AccessDeps): readonly Route<Visitor>[] {
  const guard = guards(deps);
  return [
    {
      method: "GET",
      path: "/whoami",
      whose: "visitor",
      handle: ({ visitor }) => json(visitor),
    },
    {
      method: "GET",
      path: "/mine",
      whose: "visitor",
      handle: guard.customer(async (request) =>
        json({
          name: request.visitor.name,
          held: (await takeHeldAnswers(deps, request))?.["answer"]?.[0] ?? "",
        }),
      ),
    },
    {
      method: "GET",
      path: "/about",
      whose: "visitor",
      handle: guard.subject("tell", async (request) =>
        json({
          subject: request.subject,
          held: (await takeHeldAnswers(deps, request))?.["answer"]?.[0] ?? "",
        }),
      ),
    },
    {
      method: "POST",
      path: "/about",
      whose: "visitor",
      handle: guard.subject("tell", () => json({})),
    },
    ...(["GET", "POST"] as const).map((method) => ({
      method,
      path: "/money",
      whose: "subject" as const,
      handle: guard.subject("change-bank-account", async (request) =>
        json({
          got: firstOf(request.form, "answer"),
          held: await takeHeldAnswers(deps, request),
        }),
      ),
    })),
    {
      method: "POST",
      path: "/mine",
      whose: "visitor",
      handle: guard.customer(({ form }) =>
        json({ got: firstOf(form, "answer") }),
      ),
    },
  ];
}

async function linkMargaret(store: TestDatabase): Promise<void> {
  await store.db.transaction(accessContext, async (tx) => {
    const account = await findOrMakeAccount(tx, {
      issuer: "embedded",
      subject: "margaret",
      name: "Margaret Hill",
    });
    await linkAccount(tx, {
      account,
      customer: margaret,
      evidence: "made up",
      linkedBy: "test",
      at: new Date(),
    });
  });
}

export type TestPages = {
  readonly store: TestDatabase;
  readonly url: string;
  stop(): Promise<void>;
};

/** A server with sign-in and a few pages behind each guard. Tests only. */
export async function startTestPages(): Promise<TestPages> {
  const store = await testDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const deps = { database: store.db, clock: systemClock };
  const keys = newProviderKeys();
  const { provider, routes, mounts } = openMadeUpSignIn({
    ...deps,
    site,
    keys: () => keys,
    publicUrl: url,
    internalUrl: url,
    people: madeUpPeople,
  });
  const access = openAccess({ ...deps, publicUrl: url, provider });
  const server = await createServer<Visitor>({
    site,
    routes: [...routes, ...accessRoutes({ access, site }), ...routesOf(deps)],
    hooks: {
      identify: (request) => identify(deps, request),
      guard: refuseForgedForms({ ...deps, site }),
    },
    mounts,
    requestsPerMinuteMax: 0,
  });
  await server.listen({ port, host: "127.0.0.1" });
  await linkMargaret(store);
  return {
    store,
    url,
    async stop() {
      await server.close();
      await store.drop();
    },
  };
}
