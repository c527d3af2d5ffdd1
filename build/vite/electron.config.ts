import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Main and sync processes: one file each, with everything except the runtime's modules and the native module. */
export default defineConfig({
  root: path("../.."),
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: "node20",
    outDir: path("../../out/electron"),
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: path("../../electron/main/main.ts"),
        sync: path("../../electron/sync/sync-process.ts"),
      },
      external: ["electron", "better-sqlite3", ...builtinModules, /^node:/],
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
