import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withSystemFonts } from "./govuk-css.ts";

/** A file as it is served: its address changes with its content, so browsers may keep it for ever. */
export type Asset = {
  readonly name: string;
  readonly url: string;
  readonly contentType: string;
  readonly content: Buffer;
};

const contentTypes: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

const ours = (name: string): string =>
  readFileSync(new URL(name, import.meta.url), "utf8");
const govuk = (file: string): string =>
  readFileSync(
    fileURLToPath(import.meta.resolve(`govuk-frontend/dist/govuk/${file}`)),
    "utf8",
  );

function asset(name: string, text: string): Asset {
  const [stem = "", extension = ""] = name.split(".");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const contentType = contentTypes[extension];
  assert(contentType, `Asset ${name} has no content type; add its extension.`);
  return {
    name,
    url: `/assets/${stem}-${hash}.${extension}`,
    contentType,
    content: Buffer.from(text),
  };
}

const withoutSourceMap = (text: string): string =>
  text.replace(/\/[/*]# sourceMappingURL=.*$/m, "");

function loadAssets(): ReadonlyMap<string, Asset> {
  const leaves = [
    asset(
      "govuk-frontend.css",
      withSystemFonts(withoutSourceMap(govuk("govuk-frontend.min.css"))),
    ),
    asset(
      "govuk-frontend.js",
      withoutSourceMap(govuk("govuk-frontend.min.js")),
    ),
    ...["joinery.css", "live.js", "enable-scripts.js", "icon.svg"].map((name) =>
      asset(name, ours(name)),
    ),
  ];
  const start = leaves.reduce(
    (text, { name, url }) => text.replace(`"./${name}"`, `"${url}"`),
    ours("joinery.js"),
  );
  return new Map(
    [...leaves, asset("joinery.js", start)].map((each) => [each.name, each]),
  );
}

/** Every style sheet, script and picture of the site, by name. */
export const assets = loadAssets();

/** The address of an asset; it changes with the content. */
export function assetUrl(name: string): string {
  const found = assets.get(name);
  assert(found, `No asset is called ${name}.`);
  return found.url;
}
