import type { TestProject } from "vitest/node";
import { buildAll } from "../../../build/build-all.ts";
import { startDisplay } from "../../../build/display.ts";
import { prepareRuntime } from "../../../build/electron-runtime/prepare-runtime.ts";

/** Before the first window of a run: the system complete, a runtime found, the application built, a screen started. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { runtime } = await prepareRuntime({ faults: true });
  await buildAll();
  const display = await startDisplay({
    alwaysVirtual: true,
    widthPixels: 1920,
    heightPixels: 1280,
    say: () => undefined,
  });
  project.provide("electronExecutable", runtime.executablePath);
  project.provide("display", display.environment["DISPLAY"] ?? "");
  return display.stop;
};

declare module "vitest" {
  interface ProvidedContext {
    readonly electronExecutable: string;
    /** The X display for windows. */
    readonly display: string;
  }
}
