import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./longest-first.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The centre's tests that need no database. */
export const centreWithoutDatabase = [
  "test/central/figures/signals/**/*.test.ts",
  "test/central/figures/subtraction/**/*.test.ts",
  "test/central/roster/{photos,sheets}/**/*.test.ts",
  "test/central/reports/write-table.test.ts",
];

/** Tests that open a window of the kiosk. */
const windows = [
  "test/{end-to-end,journeys}/**/*.test.ts",
  "test/faults/{clock-in-service,damage-in-service,disk-errors-in-service,frozen-page,full-disk,kills,page-never-paints,start-faults}.test.ts",
];

/** Those that take minutes; only in the long run. */
export const slowWindows = ["test/faults/drawing-failed.test.ts"];

/** Tests that open the office's page beside it. */
const officePages = ["test/end-to-end/office-{analysis,jobs,lists,pages,policy,stars}.test.ts"];

/** Tests in which people work with the office's pages in Debian's Chromium. */
const officeJourneys = ["test/journeys/office/**/*.test.ts"];

/** Tests that start an Electron without a window of ours, and download one if there is none. */
const packages = ["test/build/{package,prepared-runtime,ensure-sqlite}.test.ts", "test/end-to-end/packaged.test.ts"];

/** Tests that start the project in a checkout elsewhere; only in the long run. */
export const checkouts = ["test/build/{places,dev}.test.ts"];

export const centreSetup = "test/support/centre/global-setup.ts";
/** Only in the long run. */
export const pooledSetup = "test/support/centre/pooled-setup.ts";
export const windowSetup = "test/support/window/global-setup.ts";
const windowLogSetup = "test/support/window/show-kiosk-log.ts";
const officePagesSetup = "test/support/window/office-pages-setup.ts";
const officeBrowserSetup = "test/support/office-browser/global-setup.ts";

interface Project {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly globalSetup?: readonly string[];
}

/** Ends a test that hangs, milliseconds. The only limit of a test: slowness on a busy machine is not a failure. */
const longestTestMs = (): number => (process.env["SAMPLES"] === "all" ? 1_800_000 : 900_000);

/** Each file has a database, data folders, ports and a display of its own, so that several run at a time. */
export const project = ({ name, include, exclude = [], globalSetup = [] }: Project) => ({
  root,
  test: {
    name,
    include: [...include],
    exclude: [...exclude],
    globalSetup: [...globalSetup],
    setupFiles: globalSetup.includes(windowSetup) ? [windowLogSetup] : [],
    // A file leaves no state in its process, so the next one can reuse the loaded modules.
    isolate: false,
    testTimeout: longestTestMs(),
    hookTimeout: longestTestMs(),
    expect: { poll: { timeout: 60_000 } },
  },
});

export const runOf = (projects: readonly ReturnType<typeof project>[]) =>
  defineConfig({
    root,
    test: {
      root,
      watch: false,
      // They wait for windows, disks and clocks more than they compute.
      maxWorkers: Math.ceil(2.5 * availableParallelism()),
      sequence: { sequencer: LongestFirst },
      globalSetup: ["test/support/run-folder.ts"],
      reporters: ["default", "./test/support/count-reporter.ts"],
      projects: [...projects],
    },
  });

export default runOf([
  project({
    name: "unit",
    include: [
      "test/{architecture,contract,db,electron,renderer,central-web,build}/**/*.test.{ts,tsx}",
      ...centreWithoutDatabase,
    ],
    exclude: [...packages, ...checkouts],
  }),
  project({
    name: "centre",
    include: ["test/central/**/*.test.ts"],
    exclude: centreWithoutDatabase,
    globalSetup: [centreSetup],
  }),
  project({
    name: "faults",
    include: ["test/faults/**/*.test.ts"],
    exclude: [...windows, ...slowWindows],
    globalSetup: [centreSetup],
  }),
  project({
    name: "windows",
    include: windows,
    exclude: [...officePages, ...officeJourneys, ...packages],
    globalSetup: [centreSetup, windowSetup],
  }),
  project({
    name: "office pages",
    include: officePages,
    globalSetup: [centreSetup, windowSetup, officePagesSetup],
  }),
  project({
    name: "office journeys",
    include: officeJourneys,
    globalSetup: [centreSetup, officePagesSetup, officeBrowserSetup],
  }),
  project({ name: "packages", include: packages, globalSetup: [centreSetup, windowSetup] }),
]);
