import type { Visitor } from "#access";
import { mayDo } from "#access";
import { frame } from "#access/pages";
import type { PageRequest, Site } from "#web";
import { deskPaths } from "./desk-paths.ts";
import { deskWords as words } from "./desk-words.ts";

/** The frame of every page of the case desk: as anywhere, with the way around the desk. */
export function deskFrame(site: Site, request: PageRequest<Visitor>) {
  const { visitor } = request;
  const navigation = [
    { href: deskPaths.desk, text: words.desk },
    ...(mayDo(visitor, "see-worklist")
      ? [{ href: deskPaths.worklist, text: words.worklist }]
      : []),
    { href: deskPaths.find(), text: words.find },
    { href: deskPaths.forms, text: words.forms },
  ];
  return frame({ ...site, navigation }, request);
}
