import { sha256 } from "./leaf.ts";

/** Merkle trees as in RFC 9162, section 2.1, over leaves that are hashes already. */
const node = (left: Uint8Array, right: Uint8Array): Buffer =>
  sha256(Buffer.of(1), left, right);

/** The largest power of two below `size`; `size` is at least 2. */
const splitAt = (size: number): number => 2 ** (31 - Math.clz32(size - 1));

/** @throws RangeError for no leaves: an empty batch is never sealed. */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  const [first] = leaves;
  if (first === undefined) throw new RangeError("A tree needs a leaf.");
  if (leaves.length === 1) return Buffer.from(first);
  const split = splitAt(leaves.length);
  return node(
    merkleRoot(leaves.slice(0, split)),
    merkleRoot(leaves.slice(split)),
  );
}

/** The hashes beside the way from a leaf to the root, the leaf's neighbour first. */
export function merklePath(
  leaves: readonly Uint8Array[],
  index: number,
): readonly Buffer[] {
  if (leaves.length <= 1) return [];
  const split = splitAt(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...merklePath(left, index), merkleRoot(right)]
    : [...merklePath(right, index - split), merkleRoot(left)];
}

/** The root that a leaf and its path lead to; undefined when the path has not the length the tree's size demands. */
export function rootFromPath(proof: {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
}): Buffer | undefined {
  const { index, size, path } = proof;
  if (index < 0 || index >= size) return undefined;
  if (size === 1)
    return path.length === 0 ? Buffer.from(proof.leaf) : undefined;
  const beside = path.at(-1);
  if (beside === undefined) return undefined;
  const split = splitAt(size);
  const below = { leaf: proof.leaf, path: path.slice(0, -1) };
  if (index < split) {
    const left = rootFromPath({ ...below, index, size: split });
    return left && node(left, beside);
  }
  const right = rootFromPath({
    ...below,
    index: index - split,
    size: size - split,
  });
  return right && node(beside, right);
}
