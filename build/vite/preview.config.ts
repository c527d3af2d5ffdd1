import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The kiosk's screens for a frame on the office's page: its own renderer, without a kiosk. The centre serves it beside
 * the page, so it is built after the page, into its folder.
 */
export default defineConfig({
  root: fromHere("../preview"),
  base: "./",
  plugins: [react()],
  build: {
    outDir: fromHere("../../out/central-web/kiosk-preview"),
    emptyOutDir: true,
    // The same as the office's page: both run in the same browser.
    target: "chrome112",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_200,
  },
});
