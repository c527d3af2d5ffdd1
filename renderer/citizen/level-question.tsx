import { type ReactElement, type ReactNode, useRef } from "react";
import type { Tap } from "../../contract/ipc/inputs.ts";
import type { LevelChoice } from "../../contract/ipc/view.ts";
import type { Level } from "../../contract/words.ts";
import { cssVariables } from "../layout/css-variables.ts";
import { type FittingStep, useFittingStep } from "../layout/use-fitting-step.ts";
import { useLowStart } from "../layout/use-low-start.ts";
import { restOf, useRunningOut } from "../layout/use-running-out.ts";
import type { Preferences } from "../state/preferences.ts";
import type { Speech } from "../words/speech.ts";
import { LevelCards } from "./level-cards.tsx";
import { useLevelTouches } from "./use-level-touches.ts";

interface LevelQuestionProps {
  readonly view: {
    readonly revision: number;
    readonly levels: readonly LevelChoice[];
    readonly remainingMs: number;
    readonly timeoutMs: number;
  };
  readonly title: string;
  /** The subject of the question; covered while the screen asks again. */
  readonly about: ReactNode;
  /** Says what happens without a tap. */
  readonly freedom: string;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly preferences: Preferences;
  readonly onRate: (level: Level, tap: Tap) => Promise<boolean>;
}

/**
 * Where faces and words do not fit, the lines around them are set smaller, then what is rated is left out, then the faces
 * shrink.
 */
const roomSteps = [
  { room: "usual" },
  { room: "tight" },
  { room: "least" },
  { room: "crowded" },
] as const satisfies readonly FittingStep[];

interface CountdownBarProps {
  readonly remainingMs: number;
  readonly timeoutMs: number;
}

/** The time left. Give it the view's revision as its key. */
const CountdownBar = ({ remainingMs, timeoutMs }: CountdownBarProps): ReactElement => {
  const bar = useRef<HTMLDivElement>(null);
  useRunningOut(bar, remainingMs, timeoutMs);
  return (
    <div className="countdown" aria-hidden="true">
      <div ref={bar} className="countdown-rest" style={cssVariables({ "--rest": restOf(remainingMs, timeoutMs) })} />
    </div>
  );
};

/** One question and five equal answers, with time to think. */
export const LevelQuestion = (props: LevelQuestionProps): ReactElement => {
  const { view, speech, busy } = props;
  const { largeText, lowReach } = props.preferences;
  const main = useRef<HTMLElement>(null);
  useLowStart(main, lowReach);
  useFittingStep(main, roomSteps, `${speech.language} ${largeText}`);
  const touching = useLevelTouches(busy, props.onRate);
  // In 低位布局 text that is only read stands above: a seated person needs the lower room for targets.
  const freedom = <p className="prompt-freedom">{props.freedom}</p>;
  return (
    <main ref={main} className="prompt" data-room="usual">
      <div className="prompt-words" data-covered={touching.asksAgain}>
        <h1>{props.title}</h1>
        <div className="prompt-about">
          <p>{props.about}</p>
          {touching.asksAgain && (
            <p className="asks-again" role="alert" data-testid="asks-again">
              {speech.words("prompt.asksAgain")}
            </p>
          )}
        </div>
        {lowReach && freedom}
      </div>
      <LevelCards levels={view.levels} speech={speech} touching={touching} />
      <CountdownBar key={view.revision} remainingMs={view.remainingMs} timeoutMs={view.timeoutMs} />
      {!lowReach && freedom}
    </main>
  );
};
