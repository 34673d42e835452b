/** Follows links and forms as a browser without script does: enough to walk through signing in. Tests only. */
export class Browser {
  cookies = new Map<string, string>();
  readonly visited: string[] = [];
  readonly #home: string;
  constructor(home: string) {
    this.#home = home;
  }

  get(path: string): Promise<Response> {
    return this.#follow(new URL(path, this.#home), { method: "GET" });
  }

  post(
    path: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const body = new URLSearchParams(fields);
    return this.#follow(new URL(path, this.#home), { method: "POST", body });
  }

  /** Sends the form of a page with its hidden fields. */
  async submit(
    page: Response,
    fields: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const markup = await page.text();
    const hidden = markup.matchAll(
      /type="hidden" name="([^"]+)" value="([^"]*)"/g,
    );
    const all = Object.fromEntries(
      [...hidden].map(([, name, value]) => [name, value]),
    );
    return this.post(new URL(page.url).pathname, { ...all, ...fields });
  }

  async #follow(address: URL, init: RequestInit): Promise<Response> {
    this.visited.push(address.href);
    const cookie = [...this.cookies]
      .map(([name, value]) => `${name}=${value}`)
      .join("; ");
    const answer = await fetch(address, {
      ...init,
      redirect: "manual",
      headers: { cookie, accept: "text/html" },
    });
    for (const set of answer.headers.getSetCookie()) this.#keep(set);
    const to = answer.headers.get("location");
    if (to === null || answer.status >= 400) return named(answer, address);
    return this.#follow(new URL(to, address), { method: "GET" });
  }

  #keep(set: string): void {
    const [name = "", value = ""] = set.split(";")[0]?.split(/=(.*)/s) ?? [];
    if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(set))
      this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function named(answer: Response, address: URL): Response {
  Object.defineProperty(answer, "url", { value: address.href });
  return answer;
}

/** Signs in as one of the made-up people. */
export async function signIn(
  browser: Browser,
  subject: string,
  from = "/sign-in",
): Promise<Response> {
  const list = await browser.get(from);
  if (!list.url.includes("choose-a-person"))
    throw new Error(`Sign-in led to ${list.url}.`);
  return browser.submit(list, { subject });
}
