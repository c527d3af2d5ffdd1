import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The screens, served as app://kiosk/. Nothing is inlined: the page's content policy allows only its own files. */
export default defineConfig({
  root: fromHere("../../renderer"),
  base: "/",
  plugins: [react()],
  build: {
    outDir: fromHere("../../out/renderer"),
    emptyOutDir: true,
    // The oldest Chromium the kiosk runs on (Electron 33).
    target: "chrome130",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Loaded from the disk, not over a network: the words of the pinyin keyboard are the largest part.
    chunkSizeWarningLimit: 1_600,
    rolldownOptions: {
      input: { kiosk: fromHere("../../renderer/index.html"), console: fromHere("../../renderer/console.html") },
    },
  },
});
