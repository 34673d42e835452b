import { z } from "zod";
import { isUtf8 } from "node:buffer";
import { fail, ok, unstorableIn } from "#kernel";
import type { Result } from "#kernel";
import { repeatedNameIn } from "./repeated-name.ts";

/** Why the event is sent: told at first, told anew with other facts, or undone. */
const deliveryKinds = ["told", "corrected", "withdrawn"] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

const typePrefix = "org.joinery.notice.";

const shape = z.strictObject({
  specversion: z.literal("1.0"),
  id: z.uuid(),
  source: z.string().min(1).max(200),
  type: z
    .templateLiteral([typePrefix, z.enum(deliveryKinds)])
    .describe("what is to be done with the fields"),
  subject: z
    .uuid()
    .describe("the person, known by this name at this body only"),
  time: z.iso
    .datetime()
    .describe(
      "When the person told Joinery: the date in law of what is claimed or changed. The same at every try, and for a body it is redirected to",
    ),
  datacontenttype: z.literal("application/json"),
  lanenumber: z.int().positive(),
  flow: z.string().min(1).max(200),
  flowversion: z.int().positive(),
  data: z.strictObject({
    reference: z.string().max(40),
    lifeevent: z.string().max(80),
    capacity: z.string().max(40),
    undoes: z.uuid().optional(),
    reason: z.string().max(200).optional(),
    fields: z.record(z.string(), z.json()),
  }),
});

/**
 * What a body receives: a CloudEvent 1.0 whose `subject` names the person's lane at this body, `lanenumber` the place in it,
 * and whose data holds only the fields of the signed flow version.
 */
export type NoticeEvent = z.infer<typeof shape>;

export const eventType = (kind: DeliveryKind): NoticeEvent["type"] =>
  `${typePrefix}${kind}`;
export const kindOfEvent = (event: NoticeEvent): DeliveryKind =>
  event.type.slice(typePrefix.length) as DeliveryKind;

/** Reads a body's bytes; a failure names the attribute that does not fit, never its value. */
export const parseEvent = (
  body: Buffer | string,
): Result<NoticeEvent, ReadFault> => parseJson(shape, body);

/** Why a message was not read. `unstorable` when it is JSON that no store takes, `misshapen` when too deep or with a name that is not taken, `repeated` when it gives a name twice; `detail` names places, never values. */
export type ReadFault = {
  readonly kind: "malformed" | "unstorable" | "misshapen" | "repeated";
  readonly detail: string;
};

/** A day that every calendar and database has; years have four digits. */
export const contractDay = z.iso.date().refine((day) => day >= "1000", {
  message: "before the year 1000",
});

/** Text as UTF-8 in JSON, or why it cannot be read: the one place where what others write comes in. */
export function readJson(body: Buffer | string): Result<unknown, ReadFault> {
  if (typeof body !== "string" && !isUtf8(body))
    return fail({ kind: "unstorable", detail: "the whole: not UTF-8" });
  const text = body.toString();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail({ kind: "malformed", detail: "The body is not JSON." });
  }
  const detail = unstorableIn(json);
  if (detail !== undefined)
    return fail({
      kind: /: (too-deep|name-)/.test(detail) ? "misshapen" : "unstorable",
      detail,
    });
  const name = repeatedNameIn(text);
  return name === undefined
    ? ok(json)
    : fail({ kind: "repeated", detail: name });
}

/** Reads JSON into a shape; a failure names the places that do not fit, never their values. */
export function parseJson<T>(
  schema: z.ZodType<T>,
  body: Buffer | string,
): Result<T, ReadFault> {
  const written = readJson(body);
  if (written.kind === "failure") return written;
  const read = schema.safeParse(written.value);
  if (read.success) return ok(read.data);
  const places = read.error.issues.map(
    ({ path, code }) => `${path.join(".") || "the whole"}: ${code}`,
  );
  return fail({ kind: "malformed", detail: places.slice(0, 5).join("; ") });
}
