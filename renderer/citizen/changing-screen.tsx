import type { ReactElement } from "react";
import type { Tap } from "../../contract/ipc/inputs.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { Level } from "../../contract/words.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import type { Speech } from "../words/speech.ts";
import { LevelQuestion } from "./level-question.tsx";

interface ChangingScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "changing" }>;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  readonly onRate: (level: Level, tap: Tap) => Promise<boolean>;
}

/** 改评: the levels again. It does not show which one was chosen before. */
export const ChangingScreen = (props: ChangingScreenProps): ReactElement => {
  const { view, speech, busy, display } = props;
  return (
    <LevelQuestion
      view={view}
      title={speech.words("changing.title")}
      about={speech.words("changing.kept")}
      freedom={speech.words("thanks.unseen")}
      speech={speech}
      busy={busy}
      preferences={display.preferences}
      onRate={props.onRate}
    />
  );
};
