import type { EmbeddedSettings, ProviderSettings } from "./oidc/provider.ts";
import { openRelyingParty } from "./oidc/relying-party.ts";
import type { AccessDeps } from "./identify.ts";
import type { SignInDeps } from "./sign-in.ts";

export type Access = SignInDeps & {
  /** Where people reach us, e.g. `http://localhost:3000`; the identity provider sends them back there. */
  readonly publicUrl: string;
  /** The provider runs in our own process and sets its cookies at our own address. */
  readonly isEmbedded: boolean;
};

export const signInReturnPath = "/sign-in/return";

/** Opens sign-in with a provider. */
export const openAccess = ({
  database,
  clock,
  publicUrl,
  provider,
}: AccessDeps & {
  readonly publicUrl: string;
  readonly provider: ProviderSettings | EmbeddedSettings;
}): Access => ({
  database,
  clock,
  publicUrl,
  relyingParty: openRelyingParty(provider, publicUrl + signInReturnPath),
  isEmbedded: provider.dialect === "embedded",
});
