type SecuritySettings = {
  readonly isSecure: boolean;
  /** Origins that a form of ours may lead to, e.g. the identity provider's. */
  readonly formOrigins: readonly string[];
};

/** Headers of every answer. Scripts, styles and pictures come from this site's own files only; nobody may frame it. */
export function securityHeaders({
  isSecure,
  formOrigins,
}: SecuritySettings): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `form-action ${["'self'", ...formOrigins].join(" ")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(isSecure
      ? { "strict-transport-security": "max-age=31536000; includeSubDomains" }
      : {}),
  };
}
