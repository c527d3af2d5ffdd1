import type { KioskView } from "../../../contract/ipc/view.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { memberOf } from "../../../db/roster.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock } from "../clock.ts";
import { watchClock } from "../clock-watch.ts";
import { dayOf } from "./hours.ts";
import { type ViewContent, viewOf } from "./kiosk-view.ts";
import { recoverSession } from "./recover-session.ts";
import { deadlineOf, type Session, type SessionContext, type SessionEvent } from "./session.ts";
import { stepSession } from "./step-session.ts";

export interface VisitParts {
  readonly store: Store;
  readonly clock: Clock;
  /** Shows a view; called after the entries behind it are on disk. */
  readonly publish: (view: KioskView) => void;
  /** What to show before the first configuration has come. */
  readonly beforeConfiguration: () => ViewContent;
  /** Views are numbered from here on. */
  readonly firstRevision: number;
  readonly setTimer: (callback: () => void, delayMs: number) => { readonly cancel: () => void };
}

/** The shell around the session: writes what a step asks for, then shows where it led. */
export interface Visit {
  readonly view: () => KioskView;
  readonly take: (event: SessionEvent) => Result<KioskView>;
  /** The configuration changed: shows it, and ends the shift of somebody who is no longer on the roster. */
  readonly refresh: () => void;
  /** Call it now and then: opening hours begin and end by the wall clock alone. */
  readonly noticeTime: () => void;
  /** The configuration that is shown; undefined before the first. */
  readonly document: () => ConfigurationDocument | undefined;
}

export const startVisit = (parts: VisitParts): Result<Visit> => {
  const { store, clock } = parts;
  let document = store.configuration();
  let revision = parts.firstRevision;
  const clockWatch = watchClock(clock);
  let shownScreen: KioskView["screen"] | undefined;
  let timer: { readonly cancel: () => void } | undefined;

  const recovered = recoverSession({
    shift: store.newestOfKinds(["shift-started"]),
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
      // A timer that found the disk refusing asks again; a person is told and may try again.
      if (event.type === "time-passed") timer = parts.setTimer(() => take(event), 1_000);
      return written;
    }
    clockWatch.settle();
    session = stepped.value.session;
    schedule();
    // Waiting on writes nothing, so there is nothing to send either: only whoever touched learns until when.
    return success(event.type === "still-here" ? newView() : show());
  };
  const noticeTime = (): void => {
    if (view().screen !== shownScreen) show();
  };
  const refresh = (): void => {
    document = store.configuration();
    const { duty } = session;
    const left = document && duty.state !== "off" && !memberOf(document, duty.shift.staffNumber);
    if (!left) show();
    else if (!take({ type: "removed-from-roster" }).ok) {
      show();
      // A disk that refuses may take it later; until then nobody else could log in.
      parts.setTimer(refresh, 1_000);
    }
  };
  return success({ view, take, refresh, noticeTime, document: () => document });
};

const contextOf = (document: ConfigurationDocument, clock: Clock): SessionContext => ({
  document,
  monoMs: clock.monoMs(),
  day: dayOf(clock.date()),
});
