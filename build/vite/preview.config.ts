import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The kiosk's screens for a frame on the office's page: its own renderer, without a kiosk. Served by the centre beside
 * the page, so it is built after it, into its folder.
 */
export default defineConfig({
  root: fromHere("../preview"),
  base: "./",
  plugins: [react()],
  build: {
    outDir: fromHere("../../out/central-web/kiosk-preview"),
    emptyOutDir: true,
    // As the office's page, whose browser it runs in.
    target: "chrome112",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_200,
  },
});
