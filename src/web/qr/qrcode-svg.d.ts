/** The part of `qrcode-svg` that we use: the squares, `modules[row][column]`. */
declare module "qrcode-svg" {
  export default class QrCode {
    constructor(options: {
      readonly content: string;
      readonly ecl: "L" | "M" | "Q" | "H";
    });
    readonly qrcode: { readonly modules: readonly (readonly boolean[])[] };
  }
}
