/** One file of a pack: its path under the pack's folder, with `/` between names, and its text. */
export type PackFile = { readonly path: string; readonly text: string };

/** What is wrong with a pack, where, and how to mend it. */
export type PackError = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly mend: string;
};

/** Where something stands in a file; lines and columns count from one. */
export type Site = Pick<PackError, "file" | "line" | "column">;

/** `flows/bereavement.yaml:12:5 The flow has no gateway. Add …` */
export const formatPackError = (error: PackError): string =>
  `${error.file}:${error.line}:${error.column} ${error.message} ${error.mend}`.trimEnd();

export const compareSites = (left: Site, right: Site): number =>
  left.file < right.file
    ? -1
    : left.file > right.file
      ? 1
      : left.line - right.line || left.column - right.column;

/** The keys and indices that lead to a part of a file. */
export type Path = readonly PropertyKey[];
