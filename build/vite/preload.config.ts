import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** A sandboxed preload script is one CommonJS file and may require only `electron`. */
export default defineConfig({
  root: path("../.."),
  build: {
    target: "chrome130",
    outDir: path("../../out/electron"),
    emptyOutDir: false,
    minify: false,
    lib: { entry: path("../../electron/preload/preload.ts"), formats: ["cjs"], fileName: () => "preload.cjs" },
    rolldownOptions: { external: ["electron"] },
  },
});
