import type { ReactElement } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { Level } from "../../contract/words.ts";
import { Footer } from "../parts/footer.tsx";
import { Header } from "../parts/header.tsx";
import { useSettled } from "../parts/use-settled.ts";
import type { Speech } from "../words/speech.ts";
import { CountdownBar } from "./countdown-bar.tsx";
import { LevelCards } from "./level-cards.tsx";

interface PromptScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "prompt" }>;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onRate: (level: Level) => void;
  readonly onCancel: () => void;
  readonly onSwitchLanguage: () => void;
}

/** 评价邀请: one question, five answers, and the freedom to walk away. */
export const PromptScreen = (props: PromptScreenProps): ReactElement => {
  const { view, speech, busy } = props;
  const settled = useSettled();
  const servedBy = speech.words("prompt.servedBy", { name: speech.local(view.badge.name) });
  return (
    <>
      <Header place={view.place} speech={speech} />
      <main className="prompt">
        <h1 className="prompt-title">{speech.words("prompt.title")}</h1>
        <p className="prompt-service">
          {view.matterName !== null && `${view.matterName} · `}
          <span className="prompt-server">{servedBy}</span>
        </p>
        <LevelCards levels={view.levels} speech={speech} disabled={busy} onRate={props.onRate} />
        <CountdownBar key={view.revision} remainingMs={view.remainingMs} timeoutMs={view.timeoutMs} />
        <p className="prompt-freedom">{speech.words("prompt.freedom")}</p>
      </main>
      <Footer place={view.place} speech={speech} onSwitchLanguage={props.onSwitchLanguage}>
        <button
          type="button"
          className="button quiet"
          data-testid="cancel-prompt"
          disabled={busy || !settled}
          data-settling={settled ? undefined : ""}
          onClick={props.onCancel}
        >
          {speech.words("prompt.cancel")}
        </button>
      </Footer>
    </>
  );
};
