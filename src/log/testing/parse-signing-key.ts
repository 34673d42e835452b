import { createPrivateKey } from "node:crypto";
import type { SigningKey } from "../signing-key.ts";
import { signingKeyOf } from "../signing-key.ts";

/** @throws Error when the text is no Ed25519 private key in PEM. */
export const parseSigningKey = (pem: string): SigningKey =>
  signingKeyOf(createPrivateKey(pem));
