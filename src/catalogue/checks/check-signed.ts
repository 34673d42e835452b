import { createHash } from "node:crypto";
import type { Flow } from "../catalogue.ts";
import { lawOf } from "../shapes/flows.ts";
import type { PackError, PackFile } from "../source/pack-file.ts";
import { sortFiles } from "../source/sort-files.ts";
import { faultAt } from "./check.ts";

/** What an officer signed: exactly these fields under this gateway, as this version. */
export type SignedContent = Pick<Flow, "id" | "version" | "fields" | "gateway">;

/** Names what was signed; `signed.covers` of a flow holds it, so that a change shows wherever the pack is. */
const digestOf = ({ id, version, fields, gateway }: SignedContent): string =>
  createHash("sha256")
    .update(JSON.stringify([id, version, fields.toSorted(), gateway]))
    .digest("hex")
    .slice(0, 16);

/** The signed contents of a pack's files, and those that are no longer what was signed. Other mistakes are not looked for. */
export function readSigned(files: readonly PackFile[]): {
  readonly contents: readonly SignedContent[];
  readonly changed: readonly PackError[];
} {
  const read = sortFiles(files).sources.flows.flatMap((parsed) =>
    parsed.content.flows.map((flow, index) => {
      const { id, version, fields } = flow;
      const content = { id, version, fields, gateway: lawOf(flow) };
      const digest = digestOf(content);
      if (flow.signed.covers === digest) return { content };
      const fault = faultAt(
        parsed,
        ["flows", index, "signed"],
        flow.signed.covers === undefined
          ? `Flow ${id} version ${version} does not say what its signature covers.`
          : `Flow ${id} version ${version} was signed with other fields or another gateway.`,
        `A version that was signed never changes: give what changed a new version, have it signed, and write \`covers: ${digest}\` in \`signed\`.`,
      );
      return { content, fault };
    }),
  );
  return {
    contents: read.map(({ content }) => content),
    changed: read.flatMap(({ fault }) => fault ?? []),
  };
}
