import type { Locale, Words } from "#kernel";
import { pagination } from "../components/pagination.ts";
import type { Html } from "../html/html.ts";
import type { Fields } from "../server/fields.ts";
import { firstOf } from "../server/fields.ts";
import { layoutWords as words } from "./layout-words.ts";

/**
 * One page of a list that grows without bound, as an address asks for it; whatever else the address chooses stays. `take` reads one row
 * more than is shown, to know whether there is a page after.
 */
export function pagedBy({ query }: { readonly query: Fields }, perPage = 20) {
  const asked = Number.parseInt(firstOf(query, "page"), 10) || 1;
  const page = Math.min(Math.max(asked, 1), 1_000);
  const chosen = Object.keys(query).map((name) => [name, firstOf(query, name)]);
  return {
    skip: (page - 1) * perPage,
    take: perPage + 1,
    shown: <T>(read: readonly T[]): readonly T[] => read.slice(0, perPage),
    links(read: readonly unknown[], locale: Locale): Html | false {
      const hasMore = read.length > perPage;
      const link = (to: number, text: Words) => ({
        href: `?${new URLSearchParams({ ...Object.fromEntries(chosen), page: String(to) })}`,
        text: text[locale],
      });
      return (
        (page > 1 || hasMore) &&
        pagination({
          label: words.pages[locale],
          ...(page > 1 ? { previous: link(page - 1, words.before) } : {}),
          ...(hasMore ? { next: link(page + 1, words.after) } : {}),
        })
      );
    },
  };
}
