import type { z } from "zod";
import type {
  CompileError,
  Condition,
  Model,
  ReadFile,
  Tree,
} from "#decisions";
import { partAt, plainOf } from "#decisions";
import { onceFor } from "#kernel";
import type { Catalogue } from "../catalogue.ts";
import { explainIssue } from "../source/explain-issue.ts";
import type { PackError, Path } from "../source/pack-file.ts";
import type { WrittenFlow } from "./flows.ts";
import type { Reference } from "./references.ts";
import { faultAt } from "./references.ts";

/** The file that is checked, and how to say what is wrong at a place of it and how to mend it. */
export type InFile = {
  readonly file: string;
  readonly tree: Tree;
  readonly say: (path: Path, message: string, mend: string) => void;
};

/** What the checks of one kind may know of the others. */
export type Known = {
  readonly organisations: Catalogue["organisations"];
  /** Council roles that some authority holds. */
  readonly roles: ReadonlySet<string>;
  readonly concepts: Catalogue["concepts"];
  /** Concepts that are addresses: records with a `council` field. */
  readonly addresses: ReadonlySet<string>;
  /** Concepts that are bank accounts: records with the number of one. */
  readonly accounts: ReadonlySet<string>;
  readonly services: Catalogue["services"];
  readonly events: Catalogue["lifeEvents"];
  readonly flows: ReadonlyMap<string, WrittenFlow>;
  /** Absent while rules do not compile. */
  readonly model?: Model;
  /** Facts that a flow carries or a rule or condition reads. */
  readonly needed?: ReadonlySet<string>;
  /** A version that was kept is not held to what is asked of a new one. */
  readonly isNew: boolean;
};
/** A piece of FEEL of a file, and the decision it becomes; without a name there is none, and without a source its file is that. */
type WrittenCondition = Pick<Condition, "like"> & {
  readonly name: string | undefined;
  readonly source?: string | undefined;
  readonly at: Path;
};

/** One kind of file: where it lies, how it is written and read, what it names, what else must hold. */
type KindForm<Content> = {
  readonly path: RegExp;
  /** The file of this kind that every pack has. */
  readonly needed?: string;
  /** What is written, checked and turned into what the catalogue holds. */
  readonly shape: z.ZodType<Content>;
  /** What it declares; each is declared once in the whole pack. */
  readonly declares?: readonly Declared<Content>[];
  readonly references?: readonly Reference[];
  readonly conditions?: (content: Content) => readonly WrittenCondition[];
  readonly checks?: (content: Content, known: Known, within: InFile) => void;
};

/** Names of one kind of thing: by their place, or worked out from what is written. */
type Declared<Content> = { readonly kind: string } & (
  | { readonly at: string }
  | {
      readonly names: (
        content: Content,
      ) => readonly { readonly name: string; readonly at: Path }[];
    }
);

/** A file and what it holds, or what is wrong with its shape. */
type FileOfKind<Content> = ReadFile & {
  readonly contents: readonly [] | readonly [Content];
  readonly faults: readonly PackError[];
};

export type PackKind<Content> = KindForm<Content> & {
  /** Reads a file of the kind, once however often it is asked for. */
  readonly read: (file: ReadFile) => FileOfKind<Content>;
};

/** A kind of file, its content's type taken from its shape. */
export const packKind = <Content>(
  kind: KindForm<Content>,
): PackKind<Content> => ({
  ...kind,
  read: onceFor((file: ReadFile) => {
    if (file.errors.length > 0)
      return { ...file, contents: [], faults: file.errors.map(notYaml) };
    const checked = kind.shape.safeParse(plainOf(file.tree) ?? {});
    if (checked.success)
      return { ...file, contents: [checked.data], faults: [] };
    const faults: PackError[] = [];
    const say = sayOf(file.tree, faults);
    for (const { path, message, mend } of checked.error.issues.flatMap(
      explainIssue,
    ))
      say(path, message, mend);
    return { ...file, contents: [], faults };
  }),
});

const notYaml = ({ message, ...site }: CompileError): PackError =>
  faultAt(
    site,
    message,
    "Check the indentation, quotes and colons on this line and the one above.",
  );

/** Notes what is wrong at a place of a file. */
export const sayOf =
  (tree: Tree, said: PackError[]): InFile["say"] =>
  (path, message, mend) =>
    void said.push(faultAt(partAt(tree, path).at, message, mend));
