import type { KioskView } from "../../../contract/ipc/view.ts";
import type { Entry, EntryDraft } from "../../../contract/ledger/entry.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { memberOf } from "../../../db/configurations.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock, SetTimer } from "../../wire/clock.ts";
import { watchClock } from "../clock-watch.ts";
import { dayOf } from "./hours.ts";
import { type ViewContent, viewOf } from "./kiosk-view.ts";
import { closePrompt } from "./prompt-steps.ts";
import {
  type Duty,
  deadlineOf,
  idle,
  type Session,
  type SessionContext,
  type SessionEvent,
  type SessionStep,
} from "./session.ts";
import { watchShift } from "./shift-watch.ts";
import { stepSession } from "./step-session.ts";

export interface VisitParts {
  readonly store: Store;
  readonly clock: Clock;
  /** Shows a view; called after its entries are on disk. */
  readonly publish: (view: KioskView) => void;
  /** The view before the first configuration. */
  readonly beforeConfiguration: () => ViewContent;
  /** The first revision number. */
  readonly firstRevision: number;
  readonly setTimer: SetTimer;
}

/** Runs the session: appends the entries of each step, then shows the new view. */
export interface Visit {
  readonly view: () => KioskView;
  readonly take: (event: SessionEvent) => Result<KioskView>;
  /**
   * Call it after a new configuration: shows it, and ends the shift of a member of staff who left the roster, or a
   * forgotten one.
   */
  readonly refresh: () => void;
  /**
   * Calls `listener` with the entries of each step once they are on disk and shown; returns a function that stops this.
   */
  readonly onWritten: (listener: (drafts: readonly EntryDraft[]) => void) => () => void;
  /** Call it from time to time: opening hours, and with them a forgotten shift, change with the wall clock alone. */
  readonly noticeTime: () => void;
  readonly session: () => Session;
  /** Milliseconds since the last rating; infinite for none since the start. */
  readonly sinceRatingMs: () => number;
  /** The configuration on the screen; undefined before the first. */
  readonly document: () => ConfigurationDocument | undefined;
}

/** The newest entries, which give the shift on duty and any open prompt. */
interface LastSeen {
  /** The newest `shift-started`. */
  readonly shift: Entry | undefined;
  /** The newest of `shift-started`, `shift-ended`, `shift-paused` and `shift-resumed`. */
  readonly duty: Entry | undefined;
  /** The newest of `prompt-opened`, `prompt-closed` and `rating-given`. */
  readonly prompt: Entry | undefined;
}

/**
 * The session after a start. Shift and pause continue, so no one has to log in again after a power failure. A prompt
 * that was open becomes 未评价, cause `interrupted`.
 */
export const recoverSession = (seen: LastSeen): SessionStep => {
  const session = { duty: dutyOf(seen), stage: idle };
  if (seen.prompt?.kind !== "prompt-opened") return { session, drafts: [] };
  return { session, drafts: [closePrompt(seen.prompt.body.promptId, "unanswered", "interrupted")] };
};

const dutyOf = ({ shift: started, duty }: LastSeen): Duty => {
  if (started?.kind !== "shift-started" || !duty || duty.kind === "shift-ended") return { state: "off" };
  const { shiftId, staffNumber, mentorNumber } = started.body;
  const shift = { shiftId, staffNumber, mentorNumber };
  if (duty.kind !== "shift-paused") return { state: "on", shift };
  return { state: "paused", shift, reason: duty.body.reason, until: duty.body.until };
};

export const startVisit = (parts: VisitParts): Result<Visit> => {
  const { store, clock } = parts;
  let document = store.configuration();
  let revision = parts.firstRevision;
  const clockWatch = watchClock(clock);
  let shownScreen: KioskView["screen"] | undefined;
  let ratedAtMonoMs = Number.NEGATIVE_INFINITY;
  const listeners = new Set<(drafts: readonly EntryDraft[]) => void>();
  let timer: { readonly cancel: () => void } | undefined;

  const shiftSeen = store.newestOfKinds(["shift-started"]);
  const shiftWatch = watchShift(clock, shiftSeen && wallTimeOf(shiftSeen.at));
  const recovered = recoverSession({
    shift: shiftSeen,
    duty: store.newestOfKinds(["shift-started", "shift-ended", "shift-paused", "shift-resumed"]),
    prompt: store.newestOfKinds(["prompt-opened", "prompt-closed", "rating-given"]),
  });
  let session: Session = recovered.session;
  if (recovered.drafts.length > 0) {
    const written = store.append(recovered.drafts);
    if (!written.ok) return written;
  }

  const view = (): KioskView => {
    const now = { monoMs: clock.monoMs(), date: clock.date() };
    const content = document ? viewOf(session, document, now) : parts.beforeConfiguration();
    return { ...content, revision };
  };
  const newView = (): KioskView => {
    revision += 1;
    return view();
  };
  const show = (): KioskView => {
    const shown = newView();
    shownScreen = shown.screen;
    parts.publish(shown);
    return shown;
  };
  const schedule = (): void => {
    timer?.cancel();
    const deadline = deadlineOf(session);
    if (deadline === undefined) return;
    timer = parts.setTimer(() => take({ type: "time-passed" }), Math.max(1, deadline - clock.monoMs()));
  };
  const take = (event: SessionEvent): Result<KioskView> => {
    if (!document) return failure(problem("configuration-missing"));
    const stepped = stepSession(session, event, contextOf(document, clock));
    if (!stepped.ok) return stepped;
    const { drafts } = stepped.value;
    const written = drafts.length > 0 ? store.append([...clockWatch.due(), ...drafts]) : success(store.position());
    if (!written.ok) {
      // Retries an event of a timer that the disk refused. A person gets the problem and can try again.
      if (event.type === "time-passed") timer = parts.setTimer(() => take(event), 1_000);
      return written;
    }
    clockWatch.settle();
    session = stepped.value.session;
    if (drafts.some(({ kind }) => kind === "rating-given")) ratedAtMonoMs = clock.monoMs();
    if (event.type === "logged-in" || event.type === "handed-over") shiftWatch.began();
    else if (event.type !== "time-passed" && event.type !== "page-opened") shiftWatch.touched();
    schedule();
    // Sends no new view for a touch: it writes nothing, and the answer gives the new deadline to the page that asked.
    const shown = event.type === "still-here" ? newView() : show();
    if (drafts.length > 0) for (const listener of listeners) listener(drafts);
    return success(shown);
  };
  /** True if there was a forgotten shift and it has ended. */
  const endForgottenShift = (): boolean =>
    document !== undefined &&
    session.duty.state !== "off" &&
    shiftWatch.isForgotten(document.hours) &&
    take({ type: "forgotten" }).ok;
  const noticeTime = (): void => {
    if (!endForgottenShift() && view().screen !== shownScreen) show();
  };
  const refresh = (): void => {
    document = store.configuration();
    if (endForgottenShift()) return;
    const { duty } = session;
    const left = document && duty.state !== "off" && !memberOf(document, duty.shift.staffNumber);
    if (!left) show();
    else if (!take({ type: "removed-from-roster" }).ok) {
      show();
      // Retries while the disk refuses: until the shift ends, no other member of staff can log in.
      parts.setTimer(refresh, 1_000);
    }
  };
  const onWritten: Visit["onWritten"] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return success({
    ...{ view, take, refresh, noticeTime, onWritten },
    session: () => session,
    sinceRatingMs: () => clock.monoMs() - ratedAtMonoMs,
    document: () => document,
  });
};

/** The local time as recorded, in the time zone of that moment: it determines the day of a shift. */
const wallTimeOf = (at: string): Date => new Date(at.slice(0, "2026-11-24T09:42:00.000".length));

const contextOf = (document: ConfigurationDocument, clock: Clock): SessionContext => ({
  document,
  monoMs: clock.monoMs(),
  day: dayOf(clock.date()),
});
