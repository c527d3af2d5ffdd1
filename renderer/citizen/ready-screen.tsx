import type { ReactElement } from "react";
import type { Badge, Place } from "../../contract/ipc/view.ts";
import { Footer } from "../parts/footer.tsx";
import { Header } from "../parts/header.tsx";
import { useSettled } from "../parts/use-settled.ts";
import type { Speech } from "../words/speech.ts";
import { BadgeCard } from "./badge-card.tsx";
import { Pledges } from "./pledges.tsx";

interface ReadyScreenProps {
  readonly place: Place;
  readonly badge: Badge;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onSwitchLanguage: () => void;
  readonly onOpenPrompt: () => void;
  readonly onLogOut: () => void;
}

/** 亮身份、亮职责、亮承诺: between two visits. */
export const ReadyScreen = (props: ReadyScreenProps): ReactElement => {
  const { place, badge, speech, busy } = props;
  const settled = useSettled();
  return (
    <>
      <Header place={place} speech={speech} />
      <main className="ready appearing">
        <BadgeCard badge={badge} speech={speech} />
        <Pledges badge={badge} speech={speech} />
      </main>
      <Footer place={place} speech={speech} onSwitchLanguage={props.onSwitchLanguage}>
        <button type="button" className="button quiet" data-testid="log-out" disabled={busy} onClick={props.onLogOut}>
          {speech.words("ready.logOut")}
        </button>
        <button
          type="button"
          className="button strong"
          data-testid="open-prompt"
          disabled={busy || !settled}
          data-settling={settled ? undefined : ""}
          onClick={props.onOpenPrompt}
        >
          {speech.words("ready.openPrompt")}
        </button>
      </Footer>
    </>
  );
};
