import { stat } from "node:fs/promises";
import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** Minutes, or most of one: begun last, one of them would run on by itself. */
const longest = ["journeys/day-of-a-window", "screens/screens", "end-to-end/visit", "central/server-process"];

const isLongest = ({ moduleId }: TestSpecification): boolean =>
  longest.some((name) => moduleId.endsWith(`${name}.test.ts`));

/**
 * Mixes the files of all projects: tests of windows wait, tests of the centre compute, and beside each other they fill a
 * machine. Larger files first, because they take longer as a rule.
 */
export class FileOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bytes = new Map(
      await Promise.all(files.map(async ({ moduleId }) => [moduleId, (await stat(moduleId)).size] as const)),
    );
    const bySize = files.toSorted((a, b) => (bytes.get(b.moduleId) ?? 0) - (bytes.get(a.moduleId) ?? 0));
    /** How far into its own project a file stands, from 0 to 1; the longest before all. */
    const places = new Map<TestSpecification, number>();
    for (const ofProject of Map.groupBy(bySize, ({ project }) => project.name).values()) {
      for (const [index, file] of ofProject.entries())
        places.set(file, isLongest(file) ? 0 : (index + 0.5) / ofProject.length);
    }
    const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    return files.toSorted((a, b) => groupOf(a) - groupOf(b) || (places.get(a) ?? 0) - (places.get(b) ?? 0));
  }
}
