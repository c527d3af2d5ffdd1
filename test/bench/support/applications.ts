import { join } from "node:path";
import { projectFolder } from "../../../build/electron-runtime/project-modules.ts";
import { environmentOf, type KioskOptions } from "../../support/window/kiosk.ts";

/** An application as Electron is told to start it. */
export interface Application {
  readonly name: "kiosk" | "bare";
  readonly executable: string;
  /** Switches first: the runtime takes the first argument that is none for the application. */
  readonly args: readonly string[];
  readonly environment: Record<string, string>;
}

export interface Surroundings {
  readonly executable: string;
  /** The X display, as in the variable DISPLAY. */
  readonly display: string;
  readonly dataFolder: string;
}

/** Root has to do without Chromium's sandbox; nobody else does. */
const rootSwitches = (): readonly string[] => (process.getuid?.() === 0 ? ["--no-sandbox"] : []);

const bareMain = join(import.meta.dirname, "../bare/main.cjs");

/** The kiosk as it was built, enrolling first where `enrolment` is given. */
export const kioskApplication = (options: KioskOptions): Application => ({
  name: "kiosk",
  executable: options.executable,
  args: [...rootSwitches(), projectFolder],
  environment: environmentOf(options),
});

/** The empty application on the same runtime. */
export const bareApplication = (surroundings: Surroundings): Application => ({
  name: "bare",
  executable: surroundings.executable,
  args: [...rootSwitches(), bareMain],
  environment: { ...environmentOf(surroundings), BARE_DATA: surroundings.dataFolder },
});
