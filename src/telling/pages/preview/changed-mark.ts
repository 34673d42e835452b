import type { Html } from "#web";
import { tag } from "#web";
import type { Shown } from "./preview-page.ts";
import { previewWords as words } from "./preview-words.ts";

/** Beside what changed since the person looked. */
export const changedMark = (
  { changed = [], request }: Pick<Shown, "changed" | "request">,
  id: string,
): Html | false =>
  changed.some((one) => one.id === id) &&
  tag({ text: words.changedTag[request.locale], classes: "govuk-tag--yellow" });
