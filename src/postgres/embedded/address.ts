import { chownSync, lstatSync, mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Account } from "./account.ts";
import { folderHash } from "./cluster.ts";

/** Where a server listens: a Unix socket in a folder of its own, or a loopback port. */
export type Address =
  | { readonly kind: "socket"; readonly folder: string }
  | { readonly kind: "loopback"; readonly port: number };

/** The kernel's limit for a socket's path is 107 bytes on Linux and 103 on macOS, the file name included. */
const socketPathMax = 103;
const socketPort = 5432; // only names the socket file; nothing listens on TCP

/**
 * A socket beside the cluster when its path is short enough, else in the temporary folder, else loopback.
 * The same cluster gets the same address again when it can, so that a restart does not strand its users.
 */
export async function chooseAddress(
  cluster: string,
  account: Account | undefined,
  lastPort?: number,
): Promise<Address> {
  if (process.platform !== "win32") {
    const folders = [
      join(dirname(cluster), "socket"),
      join(tmpdir(), `joinery-${folderHash(cluster)}`),
    ];
    for (const folder of folders)
      if (fits(folder) && prepare(folder, account))
        return { kind: "socket", folder };
  }
  const port = await takePort(lastPort ?? 0).catch(() => takePort(0));
  return { kind: "loopback", port };
}

const fits = (folder: string): boolean =>
  Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= socketPathMax;

/** Makes the folder for the server's account alone; refuses one that somebody else put there. */
function prepare(folder: string, account: Account | undefined): boolean {
  const owner = account?.uid ?? process.getuid?.() ?? 0;
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    if (account !== undefined) chownSync(folder, account.uid, account.gid);
    const made = lstatSync(folder);
    return made.isDirectory() && made.uid === owner;
  } catch {
    return false;
  }
}

/** Port 0 takes any free one. */
const takePort = (wanted: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" ? (address?.port ?? 0) : 0;
      server.close(() => resolve(port));
    });
  });

/** The server's settings for an address. */
export const addressFlags = (address: Address): readonly string[] =>
  address.kind === "socket"
    ? [
        "listen_addresses=",
        `unix_socket_directories="${address.folder}"`,
        `port=${socketPort}`,
      ]
    : [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        `port=${address.port}`,
      ];

/** The connection URL for a role and database at an address. */
export function urlAt(
  address: Address,
  role: { readonly user: string; readonly password: string },
  database: string,
): string {
  const signIn = `${role.user}:${encodeURIComponent(role.password)}`;
  const place =
    address.kind === "socket"
      ? `${encodeURIComponent(address.folder)}:${socketPort}`
      : `127.0.0.1:${address.port}`;
  return `postgresql://${signIn}@${place}/${database}`;
}
