import { enableCompileCache, getCompileCacheDir } from "node:module";

// Every test file is a process of its own, and most load the same modules: what the first compiles, the others take, and so do the
// programs that they start. The folder is the system's for temporary files; an entry is found by what it was compiled from.
enableCompileCache();
process.env["NODE_COMPILE_CACHE"] = getCompileCacheDir();
