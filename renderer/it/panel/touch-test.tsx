import { type PointerEvent, type ReactElement, useState } from "react";
import type { Speech } from "../../words/speech.ts";

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
export const TouchTest = ({ speech: { words }, onEnd }: TestProps): ReactElement => {
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
