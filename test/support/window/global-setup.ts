import type { TestProject } from "vitest/node";
import { buildParts } from "../../../build/build-all.ts";
import { startDisplay } from "../../../build/display.ts";
import { prepareRuntime } from "../../../build/electron-runtime/prepare-runtime.ts";
import { shareStart } from "../share-start.ts";

const startOne = () =>
  startDisplay({ alwaysVirtual: true, widthPixels: 1920, heightPixels: 1280, say: () => undefined });

/** A screen for each file that runs at the same time: two kiosks on one would take the focus from each other. */
const startDisplays = async (count: number) => {
  const displays = await Promise.all(Array.from({ length: count }, startOne));
  return {
    names: displays.map(({ environment }) => environment["DISPLAY"] ?? ""),
    stop: async () => {
      await Promise.all(displays.map(({ stop }) => stop()));
    },
  };
};

const startWindows = async (displays: number) => {
  const { runtime } = await prepareRuntime({ tests: true });
  await buildParts(["electron", "preload", "renderer"]);
  const { names, stop } = await startDisplays(displays);
  return { executable: runtime.executablePath, displays: names, stop };
};

/** Before the first window of a run: the system complete, a runtime found, the kiosk built, screens started. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const windows = await shareStart("windows", () => startWindows(project.vitest.config.maxWorkers));
  project.provide("electronExecutable", windows.executable);
  project.provide("displays", windows.displays);
  return windows.stop;
};

declare module "vitest" {
  interface ProvidedContext {
    readonly electronExecutable: string;
    /** The X displays for windows, one for each worker. */
    readonly displays: readonly string[];
  }
}
