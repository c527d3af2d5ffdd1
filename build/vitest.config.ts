import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Two speeds: `unit` runs in seconds and is part of `npm run check`; `whole` starts centres, windows and packages. */
export default defineConfig({
  root,
  test: {
    root,
    watch: false,
    reporters: ["default", "./test/support/count-reporter.ts"],
    projects: [
      {
        root,
        test: {
          name: "unit",
          include: ["test/{architecture,contract,db,electron,renderer,central-web,build}/**/*.test.{ts,tsx}"],
        },
      },
      {
        root,
        test: {
          name: "whole",
          include: ["test/{central,journeys,end-to-end,faults}/**/*.test.ts"],
          globalSetup: ["test/support/centre/global-setup.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
