import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the made-up bodies are reached, what they read, and whom they answer. */
export type DepartmentSettings = {
  readonly port: number;
  readonly pagePort: number;
  readonly dataDir: string;
  readonly joineryUrl: URL;
  readonly packDir: string;
  readonly peopleDir: string;
  readonly answerAfterMs: number;
};

const beside = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

export function readDepartmentSettings(
  env: NodeJS.ProcessEnv,
): DepartmentSettings {
  const number = (name: string, usual: number): number => {
    const value = Number(env[name] || usual);
    if (Number.isSafeInteger(value) && value >= 0) return value;
    throw new Error(`${name} must be a whole number; mend it or unset it.`);
  };
  const port = number("PORT", 3000);
  const next = (step: number): number => (port === 0 ? 0 : port + step);
  return {
    port: number("DEPARTMENTS_PORT", next(1)),
    pagePort: number("DEPARTMENTS_PAGE_PORT", next(2)),
    dataDir: resolve(env["DATA_DIR"] || "./data"),
    joineryUrl: new URL(env["JOINERY_URL"] || `http://localhost:${port}`),
    packDir: resolve(env["PACK_DIR"] || beside("packs/uk")),
    peopleDir: resolve(env["PEOPLE_DIR"] || beside("demo/people")),
    answerAfterMs: number("ANSWER_AFTER_MS", 3_000),
  };
}
