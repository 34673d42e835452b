/** The parts of an HTTP request that a signature can cover (RFC 9421 section 2). Header names are lower case. */
export type SignedMessage = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

/** What one entry of `Signature-Input` says: the covered components in order and the parameters as they were written. */
export type SignatureInput = {
  readonly label: string;
  readonly components: readonly string[];
  readonly parameters: ReadonlyMap<string, string | number | boolean>;
  /** The value as it stands in the header: the last line of the signature base. */
  readonly text: string;
};

const standardPorts: Readonly<Record<string, string>> = {
  "http:": "80",
  "https:": "443",
};

function derived(name: string, { method, url }: SignedMessage) {
  switch (name) {
    case "@method":
      return method.toUpperCase();
    case "@authority":
      return authorityOf(url);
    case "@scheme":
      return url.protocol.slice(0, -1);
    case "@target-uri":
      return url.href;
    case "@path":
      return url.pathname;
    case "@query":
      return url.search === "" ? "?" : url.search;
    default:
      return undefined;
  }
}

function authorityOf(url: URL): string {
  const host = url.hostname.toLowerCase();
  return url.port === "" || url.port === standardPorts[url.protocol]
    ? host
    : `${host}:${url.port}`;
}

/**
 * The exact text that is signed (RFC 9421 section 2.5).
 * Undefined when a covered component is absent or of a kind we do not build.
 */
export function signatureBase(
  message: SignedMessage,
  input: Pick<SignatureInput, "components" | "text">,
): string | undefined {
  const lines: string[] = [];
  for (const name of input.components) {
    const value = name.startsWith("@")
      ? derived(name, message)
      : message.headers[name]?.trim();
    if (value === undefined) return undefined;
    lines.push(`"${name}": ${value}`);
  }
  lines.push(`"@signature-params": ${input.text}`);
  return lines.join("\n");
}
