import { type PointerEvent, type ReactElement, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { browserSound } from "../../host/sound-host.ts";
import { createSoundInviter, voiceFor } from "../../host/sound-inviter.ts";
import type { Speech } from "../../words/speech.ts";
import type { ItPageProps } from "./it-page.ts";
import { Row } from "./parts.tsx";

const Sound = ({ speech: { words, language } }: ItPageProps): ReactElement => {
  const host = useMemo(browserSound, []);
  const [hasVoice, setHasVoice] = useState(true);
  const speak = (): void => {
    setHasVoice(voiceFor(host.voices(), language) !== undefined);
    createSoundInviter(host).invite({ text: words("it.tests.voiceWords"), language, volume: 1 });
  };
  return (
    <Row label={words("it.tests.sound")}>
      <div className="it-choice">
        <button type="button" className="button" data-testid="test-chime" onClick={() => host.chime(1)}>
          {words("it.tests.chime")}
        </button>
        <button type="button" className="button" data-testid="test-voice" onClick={speak}>
          {words("it.tests.voice")}
        </button>
      </div>
      {!hasVoice && <p data-testid="no-voice">{words("it.tests.noVoice")}</p>}
    </Row>
  );
};

interface DisplayTestProps {
  readonly speech: Speech;
  readonly onEnd: () => void;
}

/** Each lights other subpixels, and the last none. */
const fields = ["#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000"] as const;

/** The whole screen in one colour after the other; a touch shows the next, and ends the test after the last. */
const DisplayTest = ({ speech: { words }, onEnd }: DisplayTestProps): ReactElement => {
  const [index, setIndex] = useState(0);
  const next = (): void => {
    if (index + 1 < fields.length) setIndex(index + 1);
    else onEnd();
  };
  return (
    <button
      type="button"
      className="it-test it-display"
      data-testid="display-test"
      data-field={index}
      style={{ background: fields[index] }}
      onClick={next}
    >
      {index === 0 && <span className="it-test-note">{words("it.tests.displayNext")}</span>}
    </button>
  );
};

interface TestProps {
  readonly speech: Speech;
  readonly onEnd: () => void;
}

const columns = 16;
const rows = 10;
const all = Array.from({ length: columns * rows }, (_, index) => index);

/** The cell under a finger. Found by the position, as a captured finger's events all go to the first cell. */
const cellAt = ({ clientX, clientY }: PointerEvent): number => {
  const column = Math.min(columns - 1, Math.max(0, Math.floor((clientX / window.innerWidth) * columns)));
  const row = Math.min(rows - 1, Math.max(0, Math.floor((clientY / window.innerHeight) * rows)));
  return row * columns + column;
};

/** The whole screen in cells; touched cells are filled. */
const TouchTest = ({ speech: { words }, onEnd }: TestProps): ReactElement => {
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const fill = (event: PointerEvent): void => {
    const cell = cellAt(event);
    setTouched((before) => (before.has(cell) ? before : new Set([...before, cell])));
  };
  const left = all.length - touched.size;
  return (
    <section
      aria-label={words("it.tests.touch")}
      className="it-test it-touch"
      data-testid="touch-test"
      onPointerDown={fill}
      onPointerMove={fill}
    >
      {all.map((cell) => (
        <i key={cell} data-touched={touched.has(cell)} />
      ))}
      <div className="it-test-note">
        <p data-testid="touch-left">
          {left === 0 ? words("it.tests.touchDone") : words("it.tests.touchLeft", { count: left })}
        </p>
        <button type="button" className="button" data-testid="test-end" onClick={onEnd}>
          {words("it.tests.end")}
        </button>
      </div>
    </section>
  );
};

/** 测试: tests of touch, display and sound. */
export const TestsPage = (props: ItPageProps): ReactElement => {
  const { words } = props.speech;
  const [running, setRunning] = useState<"touch" | "display" | null>(null);
  const end = (): void => setRunning(null);
  return (
    <>
      <h1>{words("it.tests.title")}</h1>
      <Row label={words("it.tests.touch")}>
        <p>{words("it.tests.touchMeans")}</p>
        <button type="button" className="button" data-testid="test-touch" onClick={() => setRunning("touch")}>
          {words("it.tests.touchStart")}
        </button>
      </Row>
      <Row label={words("it.tests.display")}>
        <p>{words("it.tests.displayMeans")}</p>
        <button type="button" className="button" data-testid="test-display" onClick={() => setRunning("display")}>
          {words("it.tests.displayStart")}
        </button>
      </Row>
      <Sound {...props} />
      {running !== null &&
        createPortal(
          running === "touch" ? (
            <TouchTest speech={props.speech} onEnd={end} />
          ) : (
            <DisplayTest speech={props.speech} onEnd={end} />
          ),
          document.body,
        )}
    </>
  );
};
