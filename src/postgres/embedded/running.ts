import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attempt } from "#kernel";
import { findHolder, lockFile } from "./folder-lock.ts";

/** How to reach a server: as the owner of the tables and as the application. */
export type ServerUrls = { readonly ownerUrl: string; readonly appUrl: string };

const addressFile = (dataDir: string): string =>
  join(dataDir, "database-address.json");

/** Leaves the address, passwords included, for other commands of the same user. */
export function writeAddress(dataDir: string, server: ServerUrls): void {
  const { ownerUrl, appUrl } = server;
  writeFileSync(addressFile(dataDir), JSON.stringify({ ownerUrl, appUrl }), {
    mode: 0o600,
  });
}

/** The address the data folder's server had last. */
export const readAddress = (dataDir: string): ServerUrls | undefined =>
  attempt(
    () => JSON.parse(readFileSync(addressFile(dataDir), "utf8")) as ServerUrls,
  );

/** The server that a living process runs on this data folder; undefined when none does. */
export const findRunningEmbedded = (dataDir: string): ServerUrls | undefined =>
  findHolder(lockFile(dataDir)) && readAddress(dataDir);
