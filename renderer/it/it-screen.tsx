import { type FormEvent, type ReactElement, useState } from "react";
import type { Place } from "../../contract/ipc/view.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import { KeyPad } from "../staff/key-pad.tsx";
import { LoginInput } from "../staff/login-input.tsx";
import type { ItActions } from "../state/it-actions.ts";
import type { ItState } from "../state/it-state.ts";
import type { KioskActions } from "../state/kiosk-actions.ts";
import type { KioskState } from "../state/kiosk-state.ts";
import { pinMaxLength, pinMinLength } from "../state/login-draft.ts";
import { type Speech, speeches } from "../words/speech.ts";
import { ItPanelScreen } from "./panel/it-panel-screen.tsx";

interface ItScreenProps {
  readonly place: Place;
  readonly it: ItState;
  readonly state: Pick<KioskState, "language" | "busy" | "problem">;
  readonly actions: KioskActions;
}

interface ItPinScreenProps {
  readonly problem: Problem | null;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly actions: ItActions;
  readonly onDismissProblem: () => void;
}

const pinOf = (text: string): string => text.replaceAll(/[^0-9]/g, "").slice(0, pinMaxLength);

const PinButtons = ({ speech, busy, isLocked, actions, onClear }: PinButtonsProps): ReactElement => (
  <div className="login-buttons">
    <button type="button" className="button" data-testid="it-cancel" disabled={busy} onClick={actions.leave}>
      {speech.words("login.cancel")}
    </button>
    <button type="button" className="button" data-testid="it-clear" disabled={busy} onClick={onClear}>
      {speech.words("login.clear")}
    </button>
    <button type="submit" className="button strong" data-testid="it-enter" disabled={busy || isLocked}>
      {speech.words(busy ? "login.busy" : "it.enter")}
    </button>
  </div>
);

interface PinButtonsProps extends Pick<ItPinScreenProps, "speech" | "busy" | "actions"> {
  /** Until the next digit: only the centre can unlock the PIN, and this page does not learn of it. */
  readonly isLocked: boolean;
  readonly onClear: () => void;
}

/** 信息科口令, with the key pad of the login screen. The typed PIN is cleared as soon as it is sent. */
const ItPinScreen = (props: ItPinScreenProps): ReactElement => {
  const { speech, busy, actions, problem, onDismissProblem } = props;
  const [pin, setPin] = useState("");
  const [isShort, setShort] = useState(false);
  const type = (change: (text: string) => string): void => {
    setPin((now) => pinOf(change(now)));
    setShort(false);
    if (problem !== null) onDismissProblem();
  };
  const isLocked = problem?.code === "it-pin-locked";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy || isLocked) return;
    setShort(pin.length < pinMinLength);
    if (pin.length < pinMinLength) return;
    actions.enter(pin);
    setPin("");
  };
  const shared = { speech, busy, isLocked, actions };
  const trouble = problem && sentenceOf(problem, speech.language);
  return (
    <main className="login appearing" data-testid="it-pin-screen">
      <form onSubmit={submit}>
        <div className="login-fields">
          <h1>{speech.words("it.title")}</h1>
          <LoginInput
            testId="it-pin"
            label={speech.words("it.pin")}
            example={speech.words("it.pinPlace")}
            value={pin}
            secret={true}
            current={true}
            disabled={busy}
            trouble={isShort ? speech.words("login.pinTooShort") : trouble}
            onText={(text) => type(() => text)}
            onFocus={() => undefined}
          />
        </div>
        <KeyPad
          speech={speech}
          letters={false}
          lettersAllowed={false}
          disabled={busy}
          onKey={(key) => type((now) => now + key)}
          onErase={() => type((now) => now.slice(0, -1))}
          onToggleLetters={() => undefined}
        />
        <PinButtons {...shared} onClear={() => type(() => "")} />
      </form>
    </main>
  );
};

/** IT's screen in place of the citizen's. */
export const ItScreen = ({ place, it, state, actions }: ItScreenProps): ReactElement => {
  const shared = { speech: speeches[state.language], busy: state.busy, actions: actions.it };
  return it.at === "pin" ? (
    <ItPinScreen {...shared} problem={state.problem} onDismissProblem={actions.dismissProblem} />
  ) : (
    <ItPanelScreen {...shared} place={place} panel={it.panel} onSwitchLanguage={actions.switchLanguage} />
  );
};
