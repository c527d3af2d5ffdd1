import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { handbook } from "./handbook.ts";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The office's page, served by the centre. Nothing is inlined and every address is relative, so that it runs under
 * `default-src 'self'; style-src 'self' 'unsafe-inline'` at any path that ends in a slash.
 */
export default defineConfig({
  root: fromHere("../../central/web"),
  base: "./",
  plugins: [react(), handbook()],
  build: {
    outDir: fromHere("../../out/central-web"),
    emptyOutDir: true,
    // Browsers on office desks are old; this is the oldest one that the component library's CSS supports.
    target: "chrome112",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_300,
    // Libraries change seldom: in a file of their own they stay in the browser's cache after an update. Only pages with a
    // chart load the chart library.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "charts", test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 1 },
            { name: "libraries", test: /node_modules/ },
          ],
        },
      },
    },
  },
});
