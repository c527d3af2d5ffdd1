import { type ReactElement, useRef } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import { Icon } from "../controls/icon.tsx";
import { useMayMove } from "../host/use-may-move.ts";
import { useSettling } from "../host/use-settling.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { useFittingStep } from "../layout/use-fitting-step.ts";
import type { Speech } from "../words/speech.ts";
import { AttractLoop } from "./attract-loop.tsx";
import { BadgeCard, badgeSteps, besideBadge } from "./badge-card.tsx";
import { MentorCard } from "./mentor-card.tsx";
import { pledgeSections } from "./pledge-sections.tsx";
import { Pledges } from "./pledges.tsx";

type ReadyView = Extract<KioskView, { readonly screen: "ready" }>;

interface ReadyScreenProps {
  readonly view: ReadyView;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  /** A dialog covers this screen, so the attract loop has to wait. */
  readonly covered: boolean;
  readonly onOpenWalkUp: () => void;
  readonly onOpenStaffMenu: () => void;
  readonly onOpenPledges: () => void;
}

const WalkUp = ({ view, speech, busy, onOpenWalkUp }: ReadyScreenProps): ReactElement => {
  const settling = useSettling(busy);
  return (
    <>
      <p className="hint" data-fits="">
        <Icon name="unseen" />
        <PhrasedText text={speech.words(view.walkUp ? "ready.walkUpHint" : "ready.hint")} />
      </p>
      {view.walkUp && (
        <button
          type="button"
          className="button strong walk-up"
          data-testid="walk-up"
          {...settling}
          onClick={onOpenWalkUp}
        >
          <Icon name="star" />
          {speech.words("ready.walkUp")}
        </button>
      )}
    </>
  );
};

const Subject = (props: ReadyScreenProps): ReactElement => {
  const { speech, display } = props;
  const { badge, mentor } = props.view;
  const column = useRef<HTMLDivElement>(null);
  const content = JSON.stringify([badge, mentor, speech.language]);
  const step = useFittingStep(column, badgeSteps, content);
  const mayMove = useMayMove(display.preferences);
  return (
    <main className="ready mirrors appearing">
      <div ref={column} className="badge-column">
        <BadgeCard badge={badge} speech={speech} onHold={props.onOpenStaffMenu} />
        {mentor !== null && <MentorCard mentor={mentor} speech={speech} />}
      </div>
      <Pledges
        key={`${content} ${step}`}
        sections={pledgeSections(badge, besideBadge(step, badge, mentor), speech)}
        speech={speech}
        mayMove={mayMove}
        paging="whole"
        onOpenAll={props.onOpenPledges}
      >
        <WalkUp {...props} />
      </Pledges>
    </main>
  );
};

/** 亮身份、亮职责、亮承诺: the screen between two visits. */
export const ReadyScreen = (props: ReadyScreenProps): ReactElement => {
  const { view, speech, covered } = props;
  return (
    <>
      <Subject {...props} />
      {view.attract !== null && !covered && (
        <AttractLoop attract={view.attract} place={view.place} columnAddress={view.columnAddress} speech={speech} />
      )}
    </>
  );
};
