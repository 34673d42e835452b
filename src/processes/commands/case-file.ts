import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { isLocalDate } from "#kernel";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { WrongUse } from "../command.ts";

const caseShape = z.object({
  id: z.string(),
  programme: z.string().optional(),
  date: z.string().refine(isLocalDate, "a day that exists, as YYYY-MM-DD"),
  facts: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  parameters: z.record(z.string(), z.unknown()).optional(),
  tolerance: z.number().nonnegative().optional(),
});
const fileShape = z.object({
  format: z.literal("entitlement-cases/1"),
  programme: z.string().optional(),
  cases: z.array(z.unknown()),
});

/** One case of an `entitlement-cases/1` file. */
export type EntitlementCase = z.infer<typeof caseShape> & {
  readonly programme: string;
};
/** Reads a case file: JSON, or a service's own `examples.yaml`. @throws WrongUse when it is missing, not JSON or not of the format. */
export async function readCases(
  path: string,
): Promise<readonly EntitlementCase[]> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new WrongUse(`${path}: there is no such file to read.`);
  });
  const file = shaped(path, fileShape, parsed(path, text));
  return file.cases.map((raw, index) => {
    const read = shaped(`${path}: case ${nameOf(raw, index)}`, caseShape, raw);
    return {
      ...read,
      programme: read.programme ?? file.programme ?? "unnamed",
    };
  });
}

/** A service's examples in YAML: their programme is the folder's name, and the format needs no saying. */
function parsed(path: string, text: string): unknown {
  const isYaml = path.endsWith(".yaml");
  try {
    if (!isYaml) return JSON.parse(text);
    const file: unknown = parseYaml(text);
    return {
      format: "entitlement-cases/1",
      programme: basename(dirname(path)),
      ...(typeof file === "object" ? file : {}),
    };
  } catch (error) {
    const wanted = isYaml ? "YAML" : "JSON";
    throw new WrongUse(`${path}: this is not ${wanted} (${String(error)}).`);
  }
}

function shaped<T>(where: string, shape: z.ZodType<T>, raw: unknown): T {
  const read = shape.safeParse(raw);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new WrongUse(
    `${where}: ${issue?.path.join(".") || "the file"}: ${issue?.message ?? "is not entitlement-cases/1"}.`,
  );
}

const nameOf = (raw: unknown, index: number): string =>
  typeof raw === "object" && raw !== null && "id" in raw
    ? String(raw.id)
    : `number ${index + 1}`;
