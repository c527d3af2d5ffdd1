import type { CounterState } from "../../../contract/counter/counter.ts";
import type { ConsoleOutcome, ConsoleView, UploadMark } from "../../../contract/ipc/console-view.ts";
import type { ShiftFigures } from "../../../contract/ipc/shift.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { memberOf } from "../../../db/configurations.ts";
import { placeOf } from "../visit/kiosk-view.ts";
import type { Session } from "../visit/session.ts";

/** A view without its revision number. */
export type ConsoleContent = Omit<ConsoleView, "revision">;

export interface ConsoleFacts {
  readonly session: Session;
  readonly document: ConfigurationDocument | undefined;
  readonly counter: CounterState;
  readonly lastOutcome: ConsoleOutcome | null;
  readonly figures: ShiftFigures | undefined;
  readonly upload: UploadMark;
}

const nobody: CounterState = {
  window: "no-one-on-duty",
  staffNumber: null,
  pause: null,
  citizen: "none",
  prompt: null,
};

/** The view of 窗口台 while the device is out of service: the problem, without active buttons. */
export const consoleWithProblem = (problem: Problem, supportPhone: string | null): ConsoleContent => ({
  place: null,
  problem,
  supportPhone,
  staff: null,
  counter: nobody,
  mayCancel: false,
  logOutAsksPin: true,
  lastOutcome: null,
  figures: null,
  upload: "sent",
  pauseReasons: [],
});

/**
 * The view of 窗口台 for a session: the member of staff on duty and whether prompts were answered. Of the citizen it shows
 * only what `CounterState` contains.
 */
export const consoleOf = ({ session, document, counter, ...facts }: ConsoleFacts): ConsoleContent => {
  const { stage } = session;
  const member = document && counter.staffNumber !== null ? memberOf(document, counter.staffNumber) : undefined;
  return {
    place: document ? placeOf(document) : null,
    problem: document ? null : { code: "configuration-missing" },
    supportPhone: document?.unit.supportPhone ?? null,
    staff: member ? { staffNumber: member.number, name: member.name } : null,
    counter,
    mayCancel: stage.at === "prompting" && stage.prompt.source !== "walk-up",
    logOutAsksPin: document?.policy.logOutAsksPin ?? true,
    lastOutcome: facts.lastOutcome,
    figures: facts.figures ?? null,
    upload: facts.upload,
    pauseReasons: document?.pauseReasons ?? [],
  };
};
