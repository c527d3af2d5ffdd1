import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { PolicyOverride } from "../../../central/centre.ts";
import { startCentre, type TestCentre } from "../centre/start-centre.ts";
import { type Kiosk, type KioskOptions, launchKiosk, logIn } from "./kiosk.ts";

/** The first of the demonstration office. */
export const demoStaff = { number: "330101", pin: "628415", name: "陈晓岚" } as const;

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), "counterstar-kiosk-"));

/** The X display of this worker, which runs one file at a time. */
const displayOfWorker = (): string => {
  const display = inject("displays")[Number(process.env["VITEST_POOL_ID"]) - 1];
  if (display === undefined) throw new Error("there is no display for this worker");
  return display;
};

export const kioskOptions = (dataFolder: string): KioskOptions => ({
  executable: inject("electronExecutable"),
  display: displayOfWorker(),
  dataFolder,
});

export interface EnrolledKiosk {
  readonly centre: TestCentre;
  readonly kiosk: Kiosk;
  readonly dataFolder: string;
  readonly stop: () => Promise<void>;
}

export interface EnrolledKioskOptions extends Partial<KioskOptions> {
  readonly policy?: PolicyOverride;
  /** Changes the office's data before the kiosk receives it. */
  readonly prepare?: (centre: TestCentre) => Promise<unknown>;
}

/** A centre with the demonstration office, and a kiosk at its window 3 that waits for a log-in. */
export const startEnrolledKiosk = async (options: EnrolledKioskOptions = {}): Promise<EnrolledKiosk> => {
  const { policy, prepare, ...overrides } = options;
  const centre = await startCentre({ demo: true, policy: { thanksMs: 1_000, allowMouseRating: false, ...policy } });
  await prepare?.(centre);
  const dataFolder = overrides.dataFolder ?? temporaryFolder();
  const enrolment = { centreUrl: centre.url, code: await centre.newEnrolmentCode() };
  const kiosk = await launchKiosk({ ...kioskOptions(dataFolder), enrolment, ...overrides });
  await kiosk.page.getByTestId("login-open").waitFor();
  const stop = async (): Promise<void> => {
    await kiosk.kill();
    await centre.stop();
  };
  return { centre, kiosk, dataFolder, stop };
};

export const startKioskOnDuty = async (options: EnrolledKioskOptions = {}): Promise<EnrolledKiosk> => {
  const enrolled = await startEnrolledKiosk(options);
  await logIn(enrolled.kiosk.page, demoStaff.number, demoStaff.pin);
  await enrolled.kiosk.page.getByTestId("badge-name").waitFor();
  return enrolled;
};
