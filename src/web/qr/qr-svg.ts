import { createRequire } from "node:module";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";

/** The squares of a code, `modules[row][column]`. */
type Modules = readonly (readonly boolean[])[];

/** The part of `qrcode-svg` that we use; it comes without types. */
type QrCodeOf = new (options: {
  readonly content: string;
  readonly ecl: "L" | "M" | "Q" | "H";
}) => { readonly qrcode: { readonly modules: Modules } };
const QrCode = createRequire(import.meta.url)("qrcode-svg") as QrCodeOf;

/** One path for all dark squares; GOV.UK pages allow no style in markup, so colours are attributes. */
function darkSquares(modules: Modules): string {
  const runs: string[] = [];
  for (const [y, row] of modules.entries())
    for (const [x, isDark] of row.entries())
      if (isDark) runs.push(`M${x} ${y}h1v1h-1z`);
  return runs.join("");
}

/** A QR code of a text, with its quiet zone of four squares. `label` says what it holds; the text stands beside it too. */
export function qrSvg(text: string, label: string): Html {
  const code = new QrCode({ content: text, ecl: "M" });
  const { modules } = code.qrcode;
  const size = modules.length + 8;
  return html`<svg
    class="joinery-qr"
    role="img"
    aria-label="${label}"
    viewBox="-4 -4 ${size} ${size}"
    width="${size * 4}"
    height="${size * 4}"
    shape-rendering="crispEdges"
    focusable="false"
  >
    <rect x="-4" y="-4" width="${size}" height="${size}" fill="#ffffff" />
    <path d="${darkSquares(modules)}" fill="#000000" />
  </svg>`;
}
