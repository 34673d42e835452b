export { htmlTree } from "./html-tree.ts";
