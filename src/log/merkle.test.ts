import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sha256 } from "./leaf.ts";
import { merklePath, merkleRoot, rootFromPath } from "./merkle.ts";

const leavesOf = (size: number): readonly Buffer[] =>
  Array.from({ length: size }, (_, index) =>
    sha256(Buffer.from(`entry ${index}`)),
  );
const sizeAndIndex = fc
  .integer({ min: 1, max: 70 })
  .chain((size) =>
    fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })),
  );

test("every leaf's path leads to the root", () => {
  fc.assert(
    fc.property(sizeAndIndex, ([size, index]) => {
      const leaves = leavesOf(size);
      const leaf = leaves[index] ?? Buffer.alloc(0);
      const path = merklePath(leaves, index);
      assert.deepEqual(
        rootFromPath({ leaf, index, size, path }),
        merkleRoot(leaves),
      );
    }),
  );
});

test("a path does not prove another leaf, another place or another size", () => {
  fc.assert(
    fc.property(
      sizeAndIndex,
      fc.integer({ min: 0, max: 69 }),
      ([size, index], other) => {
        fc.pre(size > 1 && other < size && other !== index);
        const leaves = leavesOf(size);
        const root = merkleRoot(leaves);
        const path = merklePath(leaves, index);
        const [leaf, foreign] = [leaves[index], leaves[other]];
        assert(leaf && foreign);
        assert.notDeepEqual(
          rootFromPath({ leaf: foreign, index, size, path }),
          root,
        );
        assert.notDeepEqual(
          rootFromPath({ leaf, index: other, size, path }),
          root,
        );
        assert.equal(
          rootFromPath({ leaf, index, size, path: [...path, leaf] })?.equals(
            root,
          ) ?? false,
          false,
        );
      },
    ),
  );
});
