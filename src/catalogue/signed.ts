import { createHash } from "node:crypto";
import { partAt, readTree } from "#decisions";
import type { Flow } from "./kinds/flows.ts";
import { flows } from "./kinds/flows.ts";
import { faultAt } from "./kinds/references.ts";
import type { PackError, PackFile } from "./source/pack-file.ts";

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
  const read = files
    .filter(({ path }) => flows.path.test(path))
    .map((file) => flows.read(readTree(file)))
    .flatMap(({ contents, tree }) =>
      contents.flat().map((flow, index) => {
        const digest = digestOf(flow);
        const { id, version, signed } = flow;
        if (signed.covers === digest) return { flow };
        const fault = faultAt(
          partAt(tree, ["flows", index, "signed"]).at,
          signed.covers === undefined
            ? `Flow ${id} version ${version} does not say what its signature covers.`
            : `Flow ${id} version ${version} was signed with other fields or another gateway.`,
          `A version that was signed never changes: give what changed a new version, have it signed, and write \`covers: ${digest}\` in \`signed\`.`,
        );
        return { flow, fault };
      }),
    );
  return {
    contents: read.map(({ flow }) => flow),
    changed: read.flatMap(({ fault }) => fault ?? []),
  };
}
