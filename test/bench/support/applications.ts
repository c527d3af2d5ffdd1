import { join } from "node:path";
import { projectFolder } from "../../../build/electron-runtime/project-modules.ts";
import { environmentOf, type KioskOptions } from "../../support/window/kiosk.ts";

/** An application and the arguments with which Electron starts it. */
export interface Application {
  readonly name: "kiosk" | "bare";
  readonly executable: string;
  /** Switches first: the runtime takes the first argument that is not a switch as the application. */
  readonly args: readonly string[];
  readonly environment: Record<string, string>;
}

export interface Surroundings {
  readonly executable: string;
  /** The X display, in the form of the variable DISPLAY. */
  readonly display: string;
  readonly dataFolder: string;
}

/** Only root has to run without Chromium's sandbox. */
const rootSwitches = (): readonly string[] => (process.getuid?.() === 0 ? ["--no-sandbox"] : []);

const bareMain = join(import.meta.dirname, "../bare/main.cjs");

/** The built kiosk, which enrols first where `enrolment` is given. */
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
