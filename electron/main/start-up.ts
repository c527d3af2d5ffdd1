import { type Problem, problem } from "../../contract/problems/problem.ts";
import type { Result } from "../../contract/result.ts";
import { assertWritable } from "../../db/data-folder.ts";
import { reasonOf } from "../../db/failure-reason.ts";
import type { Fetch } from "../wire/centre-client.ts";
import { setTimer } from "../wire/clock.ts";
import type { Identity } from "../wire/identity.ts";
import { enrolAsSet } from "./identity/enrol-device.ts";
import { readIdentity } from "./identity/identity-file.ts";
import type { ScreenEnrolment } from "./identity/screen-enrolment.ts";
import type { Settings } from "./settings.ts";
import { askForLedger } from "./storage/open-ledger.ts";

export interface StartUpParts {
  readonly settings: Settings;
  readonly appVersion: string;
  readonly fetch: Fetch;
  readonly enrolment: Pick<ScreenEnrolment, "open">;
  /** Shows why the kiosk does not serve. */
  readonly report: (found: Problem) => void;
  /** Opens the ledger of this device and serves; a failure gives the reason. */
  readonly serve: (known: Identity) => Result<null>;
}

export interface StartUp {
  /** Reads the identity, enrols as the settings ask, and serves; each failure is reported. */
  readonly start: (writable: Result<null>) => Promise<void>;
  /** Serves with an identity that IT has enrolled at the screen. */
  readonly serveAs: (known: Identity) => void;
}

const startAgainMs = 10_000;

export const unwritable = (folder: string, error: unknown): Problem =>
  problem("data-folder-unwritable", { folder, reason: reasonOf(error) });

/** The phase from the start of the program until it serves: out of service, or enrolling. */
export const startUp = ({ settings, appVersion, fetch, enrolment, report, serve }: StartUpParts): StartUp => {
  const { dataFolder } = settings;

  /** Retries after a full or read-only disk: it may be repaired while the window is unattended. */
  const tryLater = (found: Problem): void => {
    report(found);
    const mayPass = found.code === "data-folder-unwritable" || found.code === "store-failed";
    if (mayPass) setTimer(() => void start(assertWritable(dataFolder)), startAgainMs);
  };

  const serveAs = (known: Identity): void => {
    const served = serve(known);
    if (!served.ok) tryLater(served.problem);
  };

  const askAndServe = (known: Identity): Promise<void> =>
    askForLedger(dataFolder, known, fetch).then(
      () => serveAs(known),
      (error: unknown) => tryLater(unwritable(dataFolder, error)),
    );

  /** Lets IT enrol the device at the screen, because the code of the environment is used up or wrong. */
  const waitForIt = (found: Problem): void => {
    enrolment.open();
    report(found);
  };

  /** undefined where the identity could not be stored; null where the centre refused. */
  const enrolNow = async (): Promise<Identity | null | undefined> => {
    let refusal: Problem = problem("enrolling", { centreUrl: settings.enrolment?.centreUrl ?? "" });
    report(refusal);
    const remember = (found: Problem): void => {
      refusal = found;
      report(found);
    };
    try {
      const known = await enrolAsSet(settings, { appVersion, fetch, report: remember });
      if (known === null) waitForIt(refusal);
      return known;
    } catch (error) {
      report(unwritable(dataFolder, error));
      return undefined;
    }
  };

  const start = async (writable: Result<null>): Promise<void> => {
    if (!writable.ok) return tryLater(writable.problem);
    const found = readIdentity(dataFolder);
    if (!found.ok) return report(found.problem);
    if (!found.value && !settings.enrolment) return waitForIt(problem("not-enrolled"));
    const known = found.value ?? (await enrolNow());
    if (known) await askAndServe({ ...known, centreUrl: settings.centreUrl ?? known.centreUrl });
  };

  return { start, serveAs };
};
