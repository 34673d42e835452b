/**
 * Path and query of a request's target. It may name a host too (RFC 9112 3.2.2), or begin with two slashes, which reads as one in a link:
 * whom it names is for nobody to be sent to.
 */
export function localTarget(target: string): string {
  const { pathname, search } = URL.canParse(target)
    ? new URL(target)
    : { pathname: target, search: "" };
  return `/${readable(pathname.replace(/^[/\\]+/, ""))}${search}`;
}

/** What no router could read is an address that is none, so that it counts as any other does. */
function readable(path: string): string {
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return path.replaceAll("%", "%25");
  }
}
