import { type ReactElement, useState } from "react";
import type { Speech } from "../../words/speech.ts";

interface DisplayTestProps {
  readonly speech: Speech;
  readonly onEnd: () => void;
}

/** Each lights other subpixels, and the last none. */
const fields = ["#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000"] as const;

/** The whole screen in one colour after the other; a touch shows the next, and ends the test after the last. */
export const DisplayTest = ({ speech: { words }, onEnd }: DisplayTestProps): ReactElement => {
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
