import type { Reporter, TestCase } from "vitest/node";

/** Ends the run with one plain line: how many passed, failed and were skipped. */
class CountReporter implements Reporter {
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };

  onTestCaseResult(testCase: TestCase): void {
    const { state } = testCase.result();
    if (state !== "pending") this.counts[state] += 1;
  }

  onTestRunEnd(_modules: unknown, errors: readonly unknown[]): void {
    const { passed, failed, skipped } = this.counts;
    console.log(`\n${passed} passed, ${failed + errors.length} failed${skipped ? `, ${skipped} skipped` : ""}`);
  }
}

// biome-ignore lint/style/noDefaultExport: vitest loads a reporter by its default export.
export default CountReporter;
