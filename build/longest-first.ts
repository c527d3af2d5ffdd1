import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files of minutes. Most of each is waiting, so that other files run beside it. */
const longest = [
  "test/end-to-end/screens/screens.test.ts",
  "test/end-to-end/screens/large-text-shrinks-nothing.test.ts",
  "test/journeys/day-of-a-window.test.ts",
  "test/faults/wire.test.ts",
  "test/faults/power-cut/power-cut.test.ts",
];

const isLongest = ({ moduleId }: TestSpecification): boolean => longest.some((file) => moduleId.endsWith(file));

/** Starts the longest files before all others: a run must not end with one of them alone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}
