const home = "/";

/**
 * The page to go back to after signing in: a path of ours, never another site. A browser reads `//host` and `/\host` as
 * another site, so anything but a plain path gives the home page.
 */
export function safeReturnPath(asked: string | undefined): string {
  if (asked === undefined || asked.length > 500) return home;
  if (!isPlainPath(asked)) return home;
  const base = "http://joinery.invalid";
  const url = URL.canParse(asked, base) ? new URL(asked, base) : undefined;
  if (url?.origin !== base) return home;
  const resolved = url.pathname + url.search;
  return isPlainPath(resolved) ? resolved : home; // `/tell/..//host` is plain until it is resolved
}

const isPlainPath = (path: string): boolean =>
  /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !path.includes("\\");
