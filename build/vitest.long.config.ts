import {
  centreSetup,
  centreWithoutDatabase,
  checkouts,
  pooledSetup,
  project,
  runOf,
  slowWindows,
  windowSetup,
} from "./vitest.config.ts";

// Read by `test/support/sampling.ts`, in every process of the run.
process.env["SAMPLES"] = "all";

/**
 * `npm run test:long`: the tests of which `npm test` takes a sample, in full or with a larger sample, and the tests that
 * take minutes.
 */
export default runOf([
  project({
    name: "long faults",
    include: ["test/faults/{damage,io-errors,wire}.test.ts", "test/faults/power-cut/power-cut.test.ts"],
    globalSetup: [centreSetup],
  }),
  project({
    name: "long windows",
    include: [
      "test/end-to-end/screens/{screens,console,large-text-enlarges,large-text-shrinks-nothing}.test.ts",
      "test/faults/kills.test.ts",
      ...slowWindows,
    ],
    globalSetup: [centreSetup, windowSetup],
  }),
  project({
    name: "centre through PgBouncer",
    include: ["test/central/**/*.test.ts"],
    exclude: centreWithoutDatabase,
    globalSetup: [pooledSetup],
  }),
  project({ name: "checkouts", include: checkouts }),
]);
