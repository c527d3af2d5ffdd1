import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import { projectFolder } from "../../build/electron-runtime/project-modules.ts";

const slowestFile = join(projectFolder, "out/slowest-tests.txt");
const slowestCount = 20;

/**
 * Ends the run with one plain line: the numbers of passed, failed and skipped tests. For a run of many files it
 * writes the slowest, with their seconds, to `out/slowest-tests.txt`.
 */
class CountReporter implements Reporter {
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };

  onTestCaseResult(testCase: TestCase): void {
    const { state } = testCase.result();
    if (state !== "pending") this.counts[state] += 1;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    if (modules.length > slowestCount) writeSlowest(modules);
    const { passed, failed, skipped } = this.counts;
    console.log(`\n${passed} passed, ${failed + errors.length} failed${skipped ? `, ${skipped} skipped` : ""}`);
  }
}

const writeSlowest = (modules: readonly TestModule[]): void => {
  const timed = modules.map((module) => ({ file: module.relativeModuleId, ms: module.diagnostic().duration }));
  const slowest = timed.toSorted((a, b) => b.ms - a.ms).slice(0, slowestCount);
  mkdirSync(join(projectFolder, "out"), { recursive: true });
  writeFileSync(slowestFile, slowest.map(({ file, ms }) => `${Math.round(ms / 1_000)} ${file}\n`).join(""));
};

// biome-ignore lint/style/noDefaultExport: vitest loads a reporter by its default export.
export default CountReporter;
