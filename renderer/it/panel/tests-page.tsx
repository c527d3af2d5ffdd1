import { type ReactElement, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { browserSound } from "../../host/sound-host.ts";
import { createSoundInviter, voiceFor } from "../../host/sound-inviter.ts";
import { DisplayTest } from "./display-test.tsx";
import type { ItPageProps } from "./it-page.ts";
import { Row } from "./parts.tsx";
import { TouchTest } from "./touch-test.tsx";

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
