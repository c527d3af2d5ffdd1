import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import type { ItPanel } from "../../../contract/ipc/it.ts";
import type { Place } from "../../../contract/ipc/view.ts";
import { LanguageButton } from "../../controls/display-buttons.tsx";
import { TextEntry } from "../../controls/text-entry/text-entry.tsx";
import { loadFontFor, textsIn } from "../../host/page-fonts.ts";
import { WindowStar } from "../../layout/window-star.tsx";
import type { ItActions } from "../../state/it-actions.ts";
import type { Speech } from "../../words/speech.ts";
import type { ItPageName, Written } from "./it-page.ts";
import { itPages } from "./it-pages.ts";
import { troubledPages } from "./overview.ts";
import { OverviewPage } from "./overview-page.tsx";
import { namesAround, PageList } from "./page-list.tsx";

interface ItPanelScreenProps {
  readonly place: Place;
  readonly panel: ItPanel;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly actions: ItActions;
  readonly onSwitchLanguage: () => void;
}

const refreshEveryMs = 2_000;

/** Refreshes the panel from main, and reports every touch to it: main closes the panel after a while without one. */
const useMain = ({ refresh, touch }: ItActions): void => {
  const look = useEffectEvent(refresh);
  const tell = useEffectEvent(touch);
  useEffect(() => {
    const timer = setInterval(() => look(), refreshEveryMs);
    const note = (): void => tell();
    const touches = ["pointerdown", "keydown"] as const;
    for (const name of touches) window.addEventListener(name, note, { capture: true });
    return () => {
      clearInterval(timer);
      for (const name of touches) window.removeEventListener(name, note, { capture: true });
    };
  }, []);
};

interface PanelHeaderProps extends Pick<ItPanelScreenProps, "speech" | "actions" | "onSwitchLanguage"> {
  readonly windowText: string;
}

const PanelHeader = ({ windowText, speech, actions, onSwitchLanguage }: PanelHeaderProps): ReactElement => (
  <header className="header it-header">
    <WindowStar className="header-mark" />
    <p className="header-window">
      <b>{speech.words("it.title")}</b>
      <b data-testid="it-window">{windowText}</b>
    </p>
    <LanguageButton language={speech.language} onSwitch={onSwitchLanguage} />
    <button type="button" className="button" data-testid="it-leave" onClick={actions.leave}>
      {speech.words("it.leave")}
    </button>
  </header>
);

/** 信息科面板: covers the screen, and explains at its foot to waiting citizens why. */
export const ItPanelScreen = (props: ItPanelScreenProps): ReactElement => {
  const { panel, place, speech, busy, actions } = props;
  const [name, setName] = useState<ItPageName>("overview");
  const [from, setFrom] = useState(0);
  const [written, setWritten] = useState<Written | null>(null);
  useMain(actions);
  useEffect(() => void loadFontFor(textsIn(panel)), [panel]);
  const { Page } = itPages.find((page) => page.name === name) ?? { Page: OverviewPage };
  const open = (page: ItPageName): void => {
    setName(page);
    setFrom(namesAround(page));
  };
  const windowText = speech.words("header.windowNumber", { number: speech.windowNumber(place.windowNumber) });
  const page = { panel, windowText, speech, busy, actions, onWrite: setWritten, onOpenPage: open };
  const troubled = troubledPages({ panel, now: new Date(), speech });
  return (
    <>
      <PanelHeader {...props} windowText={windowText} />
      <main className="it-panel" data-testid="it-panel" hidden={written !== null}>
        <PageList current={name} from={from} troubled={troubled} speech={speech} onChoose={open} onTurn={setFrom} />
        <section key={name} className="it-page" data-testid={`it-${name}`}>
          <Page {...page} />
        </section>
      </main>
      {written === null ? (
        <footer className="it-citizens">{speech.words("it.citizens")}</footer>
      ) : (
        <TextEntry
          {...written}
          speech={speech}
          busy={busy}
          startsInLatin={true}
          fieldTestId="it-text"
          onDone={(text) => {
            setWritten(null);
            written.onDone(text);
          }}
          onCancel={() => setWritten(null)}
        />
      )}
    </>
  );
};
