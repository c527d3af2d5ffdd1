import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Those of the build's tests that start a real Electron, and fetch one where there is none. */
const needRuntime = ["test/build/{package,prepared-runtime,ensure-sqlite}.test.ts"];

/** Those of the centre's tests that need no database. */
const pureOfCentre = ["test/central/signals/**/*.test.ts", "test/central/roster-sheets/**/*.test.ts"];

/** Two speeds: `unit` runs in seconds and is part of `npm run check`; `whole` starts centres, windows and packages. */
export default defineConfig({
  root,
  test: {
    root,
    watch: false,
    globalSetup: ["test/support/run-folder.ts"],
    reporters: ["default", "./test/support/count-reporter.ts"],
    projects: [
      {
        root,
        test: {
          name: "unit",
          include: [
            "test/{architecture,contract,db,electron,renderer,central-web,build}/**/*.test.{ts,tsx}",
            ...pureOfCentre,
          ],
          exclude: needRuntime,
        },
      },
      {
        root,
        test: {
          name: "whole",
          include: ["test/{central,end-to-end,faults,journeys}/**/*.test.ts", ...needRuntime],
          exclude: pureOfCentre,
          globalSetup: ["test/support/centre/global-setup.ts", "test/support/window/global-setup.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
