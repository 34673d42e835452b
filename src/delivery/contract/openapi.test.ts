import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import type { Result } from "#kernel";
import { parseEvent } from "./event.ts";
import { problemOf } from "./problem.ts";
import { parseLaterReceipt, parseReceipt } from "./receipt.ts";
import { parseReturnedContacts } from "./returned-contacts.ts";

/** What this reads of JSON Schema. */
type Schema = {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly format?: "uuid" | "date" | "date-time";
  readonly minimum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
};
const written = parse(
  readFileSync(
    new URL("../../../docs/contract/openapi.yaml", import.meta.url),
    "utf8",
  ),
) as {
  readonly paths: Readonly<
    Record<string, { readonly post?: { readonly responses: object } }>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** A schema with its references followed and its parts put together. */
function schemaOf(schema: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  if (name !== undefined)
    return schemaOf(written.components.schemas[name] ?? assert.fail(name));
  const parts = schema.allOf?.map(schemaOf);
  return parts
    ? {
        ...parts[0],
        required: parts.flatMap(({ required = [] }) => required),
        properties: Object.assign(
          {},
          ...parts.map(({ properties }) => properties),
        ) as Record<string, Schema>,
      }
    : schema;
}

const formats = {
  uuid: "5b3c0c3e-0000-4000-8000-00000000000a",
  date: "2026-11-24",
  "date-time": "2026-11-24T12:00:00.000Z",
};

/** A value that the schema allows, with every part or only those required. */
function example(schema: Schema, isFull: boolean): unknown {
  const { type, items, properties = {}, ...rest } = schemaOf(schema);
  if (rest.const !== undefined) return rest.const;
  if (rest.enum) return rest.enum[0];
  if (rest.format) return formats[rest.format];
  switch (type) {
    case "integer":
      return rest.minimum ?? 1;
    case "array":
      return [example(items ?? {}, isFull)];
    case "object":
      return Object.fromEntries(
        Object.entries(properties)
          .filter(([name]) => isFull || rest.required?.includes(name))
          .map(([name, part]) => [name, example(part, isFull)]),
      );
    default:
      return "x";
  }
}

/** Every value that differs from one the schema allows in one part, and that the schema refuses; each with where. */
function* mistakes(
  schema: Schema,
  value: unknown,
  where: string,
): Generator<readonly [string, unknown]> {
  const { items, properties = {}, ...rest } = schemaOf(schema);
  if (rest.const ?? rest.enum ?? rest.format) yield [where, "no such value"];
  if (rest.minimum !== undefined) yield [where, rest.minimum - 1];
  if (rest.maxLength !== undefined)
    yield [where, "x".repeat(rest.maxLength + 1)];
  if (Array.isArray(value)) {
    if (rest.minItems) yield [where, []];
    if (rest.maxItems) yield [where, Array(rest.maxItems + 1).fill(value[0])];
    for (const [at, wrong] of mistakes(items ?? {}, value[0], `${where}[]`))
      yield [at, [wrong]];
  } else if (typeof value === "object" && value !== null) {
    const record = value as Readonly<Record<string, unknown>>;
    if (rest.additionalProperties === false)
      yield [`${where}.other`, { ...record, other: 1 }];
    for (const name of rest.required ?? []) {
      const { [name]: _, ...without } = record;
      yield [`${where}.${name} left out`, without];
    }
    for (const [name, part] of Object.entries(properties))
      for (const [at, wrong] of mistakes(
        part,
        record[name],
        `${where}.${name}`,
      ))
        yield [at, { ...record, [name]: wrong }];
  }
}

const readers: Readonly<
  Record<string, (text: string) => Result<unknown, unknown>>
> = {
  NoticeEvent: parseEvent,
  Receipt: parseReceipt,
  LaterReceipt: parseLaterReceipt,
  ReturnedContacts: parseReturnedContacts,
};

for (const [name, read] of Object.entries(readers)) {
  const schema = { $ref: `#/components/schemas/${name}` };
  const isTaken = (value: unknown) => read(JSON.stringify(value)).kind === "ok";

  test(`what the contract says of ${name} is what is read: all that it allows`, () => {
    for (const isFull of [true, false]) {
      const value = example(schema, isFull);
      assert.ok(isTaken(value), JSON.stringify(value));
    }
  });

  test(`what the contract says of ${name} is what is read: nothing that it does not allow`, () => {
    const value = example(schema, true);
    const wrong = [...mistakes(schema, value, name)];
    assert.ok(wrong.length > 5);
    assert.deepEqual(
      wrong.filter(([, one]) => isTaken(one)).map(([where]) => where),
      [],
    );
  });
}

test("a problem has the parts that the contract names, and its status is listed where it is answered", () => {
  const problem = problemOf("key-reused", "event 1");
  const { properties = {} } = schemaOf({
    $ref: "#/components/schemas/Problem",
  });
  assert.deepEqual(
    Object.keys(problem).toSorted(),
    Object.keys(properties).toSorted(),
  );
  for (const [path, codes] of [
    [
      "/events",
      [
        "event-malformed",
        "key-missing",
        "signature-wrong",
        "keys-unavailable",
        "lane-regression",
        "oversize",
        "key-reused",
        "field-outside-flow",
        "text-unstorable",
        "shape-refused",
        "name-repeated",
      ],
    ],
    [
      "/receipts",
      [
        "receipt-malformed",
        "digest-wrong",
        "delivery-unknown",
        "text-unstorable",
        "shape-refused",
        "name-repeated",
        "oversize",
        "key-reused",
      ],
    ],
    [
      "/contacts",
      [
        "contacts-malformed",
        "contacts-untrue",
        "signature-missing",
        "oversize",
        "text-unstorable",
        "shape-refused",
        "name-repeated",
      ],
    ],
  ] as const)
    for (const code of codes) {
      const { responses } = written.paths[path]?.post ?? assert.fail(path);
      assert.ok(String(problemOf(code).status) in responses, `${path} ${code}`);
    }
});
