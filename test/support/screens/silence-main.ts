import type { ElectronApplication } from "playwright-core";
import type { Sample } from "../../../build/screens/samples/sample.ts";
import { channelOf, requestNames, viewChannel } from "../../../contract/ipc/channels.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import type { Problem } from "../../../contract/problems/problem.ts";

interface Answers {
  view: KioskView | null;
  refusal: Problem | null;
  /** The answer on a channel instead of the view. */
  values: Readonly<Record<string, unknown>>;
  /** Channels without an answer, and the requests that wait there: the next sample answers them. */
  unanswered: readonly string[];
  waiting: (() => void)[];
}

/** The values that `application.evaluate` finds again in the main process. */
type MainGlobal = { sampleAnswers?: Answers };

const unrefused = [channelOf("currentView"), channelOf("stillHere")];

/** All but the heartbeat: the main process restarts a page of which it hears none. */
const silenced = requestNames.filter((name) => name !== "heartbeat").map(channelOf);

/**
 * The main process answers every request with the last view it was given, or with the sample's refusal: the page is
 * the real one, in its real window, but no touch leads away from the sample.
 */
export const silenceMain = (application: ElectronApplication): Promise<void> =>
  application.evaluate(
    ({ ipcMain }, { channels, alwaysGranted }) => {
      const answers: Answers = { view: null, refusal: null, values: {}, unanswered: [], waiting: [] };
      (globalThis as MainGlobal).sampleAnswers = answers;
      for (const channel of channels) {
        ipcMain.removeHandler(channel);
        ipcMain.handle(channel, async () => {
          if (answers.unanswered.includes(channel))
            await new Promise<void>((resolve) => void answers.waiting.push(resolve));
          const own = answers.values[channel];
          return own !== undefined || answers.refusal === null || alwaysGranted.includes(channel)
            ? { ok: true, value: own ?? answers.view }
            : { ok: false, problem: answers.refusal };
        });
      }
    },
    { channels: silenced, alwaysGranted: unrefused },
  );

const byChannel = (answersTo: NonNullable<Sample["answers"]>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(requestNames.map((name) => [channelOf(name), answersTo[name]]));

export type GivenAnswers = Pick<Sample, "answers" | "unanswered">;

/**
 * Pushes views to the page, one after the other; the last one stays. Requests that waited for an answer get it. Without
 * `given` the other answers stay as well: a page that polls may send one more request before it closes.
 */
export const pushViews = (
  application: ElectronApplication,
  views: readonly KioskView[],
  refusal: Problem | null,
  given?: GivenAnswers,
): Promise<void> =>
  application.evaluate(
    ({ BrowserWindow }, next) => {
      const answers = (globalThis as MainGlobal).sampleAnswers;
      if (answers !== undefined) {
        const { view, refusal, unanswered } = next;
        Object.assign(answers, { view, refusal, unanswered, values: next.values ?? answers.values });
        for (const answer of answers.waiting.splice(0)) answer();
      }
      for (const view of next.views) BrowserWindow.getAllWindows()[0]?.webContents.send(next.channel, view);
    },
    {
      views,
      view: views.at(-1) ?? null,
      refusal,
      values: given && byChannel(given.answers ?? {}),
      unanswered: (given?.unanswered ?? []).map(channelOf),
      channel: viewChannel,
    },
  );
