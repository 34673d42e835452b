/** The part of oidc-provider 9 that we use; the library ships no types. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  export type Interaction = {
    readonly uid: string;
    readonly returnTo: string;
    readonly exp: number;
    readonly params: Readonly<Record<string, string | undefined>>;
    readonly prompt: { readonly name: string };
    result: Readonly<Record<string, unknown>> | undefined;
    persist(): Promise<string>;
  };

  export default class Provider {
    constructor(
      issuer: string,
      configuration: Readonly<Record<string, unknown>>,
    );
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    readonly Interaction: {
      find(uid: string): Promise<Interaction | undefined>;
    };
    readonly Grant: new (properties: {
      accountId: string;
      clientId: string;
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    on(event: string, listener: (...values: readonly unknown[]) => void): this;
  }
}
