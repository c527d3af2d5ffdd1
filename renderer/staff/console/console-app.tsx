import { type ReactElement, useEffect } from "react";
import { useStore } from "zustand";
import type { UploadMark } from "../../../contract/ipc/console-view.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import { type Speech, speeches } from "../../words/speech.ts";
import { loginTrouble, troubleLive, useLoginWait } from "../login-wait.ts";
import type { ConsoleActions } from "./console-actions.ts";
import { ConsoleHome } from "./console-home.tsx";
import { takeKey, watchPanel } from "./console-keys.ts";
import { ConsolePanel } from "./console-panel.tsx";
import type { ConsolePartProps, ViewedPartProps } from "./console-part.ts";
import type { ConsoleStore } from "./console-store.ts";

interface ConsoleAppProps {
  readonly store: ConsoleStore;
  readonly actions: ConsoleActions;
}

const Trouble = ({ state, speech, actions }: ConsolePartProps): ReactElement | null => {
  const { problem } = state;
  const wait = useLoginWait(problem, "");
  if (problem === null) return null;
  const live = troubleLive(wait);
  return (
    <div className="console-trouble" role="alert" aria-live={live} data-testid="console-problem">
      <p key={live}>{loginTrouble(problem, wait, speech)}</p>
      <button type="button" className="console-button" onClick={actions.dismissProblem}>
        {speech.words("notice.dismiss")}
      </button>
    </div>
  );
};

/** The cause, and the two things that a clerk needs on the telephone. */
const OutOfService = ({ problem, view, speech }: ViewedPartProps & { readonly problem: Problem }): ReactElement => (
  <main className="console-panel" data-testid="out-of-service">
    <h2>{speech.words("console.outOfService")}</h2>
    <p>{sentenceOf(problem, speech.language)}</p>
    <dl className="console-facts">
      <dt>{speech.words("console.problemCode")}</dt>
      <dd data-testid="problem-code">{problem.code}</dd>
      {view.supportPhone !== null && (
        <>
          <dt>{speech.words("console.supportPhone")}</dt>
          <dd data-testid="support-phone">{speech.phone(view.supportPhone)}</dd>
        </>
      )}
    </dl>
  </main>
);

const Body = (props: ViewedPartProps): ReactElement => {
  const { state, view } = props;
  if (view.problem !== null) return <OutOfService {...props} problem={view.problem} />;
  const isHome = state.panel === null && state.summary === null && view.counter.window !== "no-one-on-duty";
  return isHome ? <ConsoleHome {...props} /> : <ConsolePanel {...props} />;
};

const uploadWords = (upload: UploadMark, { words }: Speech): string => {
  if (upload === "sent") return words("console.sent");
  return words(upload === "waiting" ? "console.waiting" : "console.stuck");
};

/** The place, and whether every entry has reached the centre: a dot, and the same in words. */
const ConsoleHeader = (props: ViewedPartProps): ReactElement => {
  const { view, speech, actions } = props;
  const { place, upload } = view;
  return (
    <header className="console-header">
      <div className="console-heading">
        <h1 className="console-place">
          <b>
            {place === null
              ? speech.words("console.title")
              : speech.words("header.windowNumber", { number: speech.windowNumber(place.windowNumber) })}
          </b>
          {place !== null && <span>{speech.local(place.windowName)}</span>}
        </h1>
        {place !== null && (
          <p className="console-upload" data-upload={upload} data-testid="upload">
            {uploadWords(upload, speech)}
          </p>
        )}
      </div>
      <button type="button" className="console-language" data-testid="language" onClick={actions.switchLanguage}>
        {speech.language === "zh" ? "EN" : "中"}
      </button>
    </header>
  );
};

/** 窗口台: one page, or a panel in its place. Blank until the first view arrives. */
export const ConsoleApp = ({ store, actions }: ConsoleAppProps): ReactElement => {
  const state = useStore(store);
  const { view, language } = state;
  const speech = speeches[language];
  useEffect(() => {
    document.documentElement.lang = speech.locale;
  }, [speech]);
  useEffect(() => {
    const panel = watchPanel(store, () => performance.now());
    const press = (event: KeyboardEvent): void => {
      const { key, repeat } = event;
      if (takeKey({ key, repeat, afterPanelMs: panel.closedForMs() }, store.getState(), actions))
        event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => {
      panel.stop();
      window.removeEventListener("keydown", press);
    };
  }, [store, actions]);
  const part: ConsolePartProps = { state, speech, actions };
  return (
    <div className="console" data-window={view?.counter.window ?? "none"}>
      {view !== null && <ConsoleHeader {...part} view={view} />}
      {view !== null && <Body {...part} view={view} />}
      <Trouble {...part} />
    </div>
  );
};
