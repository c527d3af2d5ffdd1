import { type ReactElement, useMemo, useRef, useState } from "react";
import { useSettled } from "../host/use-settling.ts";
import { useWhenFree } from "../host/use-when-free.ts";
import { type FittingStep, useFittingStep } from "../layout/use-fitting-step.ts";
import { useLowStart } from "../layout/use-low-start.ts";
import type { Speech } from "../words/speech.ts";
import { FollowUpCode } from "./follow-up-code.tsx";
import { ReasonsButtons } from "./reasons-buttons.tsx";
import type { ReasonsScreenProps } from "./reasons-screen.tsx";
import { SavedMark } from "./saved-mark.tsx";
import { type AllReasons, tagPages, useTagRoom } from "./tag-grid.ts";
import { TagRows } from "./tag-rows.tsx";
import { useChangeOffer } from "./use-change-offer.ts";
import { useTagWish } from "./use-tag-selection.ts";

interface ReasonsPageProps extends ReasonsScreenProps {
  readonly onWrite: () => void;
}

/** With less room first the words shrink, then the code moves behind a button, then fewer tags are shown at once. */
const roomSteps = [
  { room: "usual" },
  { room: "snug" },
  { room: "tight" },
  { room: "least" },
] as const satisfies readonly FittingStep[];

type WordsProps = Pick<ReasonsScreenProps, "view" | "speech" | "isReasonMissing">;

/** Each of several texts takes the room of the longest one: the place of what follows does not tell which is shown. */
const Words = ({ view, speech, isReasonMissing }: WordsProps): ReactElement => (
  <div className="reasons-words" role="status" data-testid="thanks">
    <SavedMark />
    <div>
      <h1>{speech.words("reasons.title")}</h1>
      <p className="reasons-lines">
        <small className="one-of" data-testid="chosen-level">
          {view.allLevels.map(({ text }) => (
            <span key={text.zh} data-shown={text.zh === view.levelText.zh}>
              {speech.words("reasons.level", { level: speech.local(text) })}
            </span>
          ))}
        </small>
        <span className="one-of">
          <span data-shown={!isReasonMissing}>{speech.words("reasons.invitation")}</span>
          <span className="reason-missing" data-shown={isReasonMissing} data-testid="reason-missing">
            {speech.words("reasons.asked")}
          </span>
        </span>
      </p>
    </div>
  </div>
);

const allReasons = ({ allLevels }: ReasonsScreenProps["view"], speech: Speech): AllReasons => ({
  texts: allLevels.flatMap(({ reasons }) => reasons.map(speech.local)),
  most: Math.max(0, ...allLevels.map(({ reasons }) => reasons.length)),
});

/** Tags, a comment, a code for later, and the button on. */
export const ReasonsPage = (props: ReasonsPageProps): ReactElement => {
  const { view, speech, busy } = props;
  const main = useRef<HTMLElement>(null);
  const tags = useRef<HTMLDivElement>(null);
  const settled = useSettled();
  const change = useChangeOffer(view.change, view.revision);
  const chosen = useTagWish(view.tags, busy, props.onChooseTags);
  const whenFree = useWhenFree(!busy && chosen.isSaved);
  const [turned, setTurned] = useState(0);
  const [isCodeOpen, setCodeOpen] = useState(false);
  useLowStart(main, props.display.preferences.lowReach);
  useFittingStep(main, roomSteps, `${speech.language} ${change !== "none"} ${isCodeOpen}`);
  const room = useTagRoom(tags);
  const pages = useMemo(() => tagPages(view.tags, allReasons(view, speech), room), [view, speech, room]);
  const page = turned % Math.max(1, pages.length);
  const shown = pages[page];
  return (
    <main
      ref={main}
      className="reasons mirrors"
      data-room="usual"
      data-code={view.followUp === null ? "none" : isCodeOpen ? "open" : ""}
    >
      <div className="reasons-top" data-fits="">
        <Words view={view} speech={speech} isReasonMissing={props.isReasonMissing} />
        {view.followUp !== null && <FollowUpCode {...view.followUp} speech={speech} />}
      </div>
      <div ref={tags} className="tags">
        {shown !== undefined && (
          <TagRows page={shown} speech={speech} disabled={!settled} isChosen={chosen.isChosen} onTouch={chosen.touch} />
        )}
      </div>
      <ReasonsButtons
        view={view}
        speech={speech}
        page={page}
        pageCount={pages.length}
        isCodeOpen={isCodeOpen}
        onTurn={() => setTurned(page + 1)}
        onToggleCode={() => setCodeOpen(!isCodeOpen)}
        onWrite={props.onWrite}
        change={change}
        onChangeRating={(tap) => whenFree(() => props.onChangeRating(tap))}
        onLeave={() => whenFree(props.onLeave)}
      />
    </main>
  );
};
