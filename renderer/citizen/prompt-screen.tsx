import type { ReactElement } from "react";
import type { Tap } from "../../contract/ipc/inputs.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { Level } from "../../contract/words.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import { shortened, widthInEms } from "../layout/text-width.ts";
import type { Speech } from "../words/speech.ts";
import { LevelQuestion } from "./level-question.tsx";

interface PromptScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "prompt" }>;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  readonly onRate: (level: Level, tap: Tap) => Promise<boolean>;
}

/** Of several matters a longer name is replaced by their number: the levels need the room. */
const longestNameOfSeveralEms = 24;

/** A longer name is cut: two lines are enough to know the matter, and an office system may send more. */
const longestNameEms = 60;

/** The subject of the rating, as far as it is known. */
const mattersOf = ({ matterName, matterCount }: PromptScreenProps["view"], { words }: Speech): string | null => {
  if (matterCount <= 1) return matterName === null ? null : shortened(matterName, longestNameEms);
  const isTooLong = matterName !== null && widthInEms(matterName) > longestNameOfSeveralEms;
  if (matterName === null || isTooLong) return words("prompt.matters", { number: matterCount });
  return words("prompt.mattersNamed", { name: matterName, number: matterCount });
};

/** 评价邀请: one question, five answers, and the freedom to leave. */
export const PromptScreen = (props: PromptScreenProps): ReactElement => {
  const { view, speech, busy, display } = props;
  const matters = mattersOf(view, speech);
  const servedBy = speech.words("prompt.servedBy", { name: speech.local(view.badge.name) });
  return (
    <LevelQuestion
      view={view}
      title={speech.words("prompt.title")}
      about={
        <>
          {matters !== null && `${matters} · `}
          <span className="prompt-server">{servedBy}</span>
        </>
      }
      freedom={speech.words("prompt.freedom")}
      speech={speech}
      busy={busy}
      preferences={display.preferences}
      onRate={props.onRate}
    />
  );
};
