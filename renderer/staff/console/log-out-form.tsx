import { type ReactElement, useState } from "react";
import { pinMaxLength, pinMinLength } from "../../state/login-draft.ts";
import { useLoginWait } from "../login-wait.ts";
import type { ViewedPartProps } from "./console-part.ts";
import { BackButton } from "./keyed-button.tsx";
import { Field, PanelForm } from "./panel-form.tsx";
import { whyPale } from "./window-state.ts";

/**
 * 签退: with the PIN of the member of staff on duty, if the policy asks for it. The PIN is cleared by every attempt. A prompt
 * that opens meanwhile has to end first.
 */
export const LogOutForm = (props: ViewedPartProps): ReactElement => {
  const { state, view, speech, actions } = props;
  const { words } = speech;
  const [pin, setPin] = useState("");
  const asksPin = view.logOutAsksPin;
  const isPrompted = view.counter.citizen === "prompted";
  const wait = useLoginWait(state.problem, view.staff?.staffNumber ?? "");
  const submit = (): void => {
    actions.logOut(asksPin ? pin : null);
    setPin("");
  };
  return (
    <PanelForm
      title={words("logOut.question")}
      testId="log-out-confirm"
      name={words("logOut.confirm")}
      disabled={state.busy || isPrompted || wait !== null || (asksPin && pin.length < pinMinLength)}
      onSubmit={submit}
      prefersBack={true}
      back={<BackButton {...props} safeAnswer={words("logOut.stay")} />}
    >
      <p>{words("logOut.consequence")}</p>
      {asksPin && (
        <Field
          testId="pin"
          label={words("login.pin")}
          value={pin}
          most={pinMaxLength}
          type="password"
          first={true}
          onText={(text) => setPin(text.replaceAll(/\D/g, ""))}
        />
      )}
      {isPrompted && <p data-testid="log-out-why-pale">{whyPale(view, speech)}</p>}
    </PanelForm>
  );
};
