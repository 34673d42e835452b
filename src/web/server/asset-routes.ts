import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyInstance } from "fastify";
import type { Asset } from "../assets/assets.ts";
import { assets } from "../assets/assets.ts";

const encoders = {
  br: (content: Buffer) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
    }),
  gzip: (content: Buffer) => promisify(gzip)(content, { level: 9 }),
};
type Encoding = keyof typeof encoders;

function encodingFor(accepts: string | undefined): Encoding | undefined {
  if (/\bbr\b/.test(accepts ?? "")) return "br";
  return /\bgzip\b/.test(accepts ?? "") ? "gzip" : undefined;
}

/** Compresses each asset once, when it is first asked for in an encoding. */
function compressed(asset: Asset): (encoding: Encoding) => Promise<Buffer> {
  const kept: Partial<Record<Encoding, Promise<Buffer>>> = {};
  return (encoding) => (kept[encoding] ??= encoders[encoding](asset.content));
}

/** Serves the assets from memory. Their address names their content, so browsers keep them for a year. */
export function addAssets(app: FastifyInstance): void {
  for (const asset of assets.values()) {
    const inEncoding = compressed(asset);
    app.get(
      asset.url,
      { config: { rateLimit: false } },
      async (request, reply) => {
        const encoding = encodingFor(request.headers["accept-encoding"]);
        reply.headers({
          "content-type": asset.contentType,
          "cache-control": "public, max-age=31536000, immutable",
          vary: "accept-encoding",
        });
        if (!encoding) return reply.send(asset.content);
        return reply
          .header("content-encoding", encoding)
          .send(await inEncoding(encoding));
      },
    );
  }
}
