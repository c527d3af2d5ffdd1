import { type ReactElement, useState } from "react";
import type { LogInInput } from "../../../contract/ipc/requests.ts";
import { pinMaxLength, pinMinLength, staffNumberMaxLength } from "../../state/login-draft.ts";
import { BackButton } from "./back-button.tsx";
import type { ViewedPartProps } from "./console-part.ts";
import { Field } from "./field.tsx";
import { PanelForm } from "./panel-form.tsx";

interface LoginFormProps extends ViewedPartProps {
  /** 交接: a colleague takes over from the one who serves; until then everything stays as it is. */
  readonly isHandOver: boolean;
  readonly onSubmit: (input: LogInInput) => void;
}

/** 工号 and 口令, as on the touchscreen; whatever was typed, the PIN is gone with the attempt. */
export const LoginForm = (props: LoginFormProps): ReactElement => {
  const { state, speech, isHandOver, onSubmit } = props;
  const { words } = speech;
  const [staffNumber, setStaffNumber] = useState("");
  const [pin, setPin] = useState("");
  const isComplete = staffNumber.trim() !== "" && pin.length >= pinMinLength;
  const submit = (): void => {
    onSubmit({ staffNumber: staffNumber.trim(), pin });
    setPin("");
  };
  return (
    <PanelForm
      title={words(isHandOver ? "handOver.title" : "login.title")}
      testId="login-submit"
      name={words(state.busy ? "login.busy" : isHandOver ? "handOver.submit" : "login.submit")}
      disabled={state.busy || !isComplete}
      onSubmit={submit}
      back={isHandOver && <BackButton {...props} />}
    >
      <Field
        testId="staff-number"
        label={words("login.staffNumber")}
        value={staffNumber}
        most={staffNumberMaxLength}
        first={true}
        onText={setStaffNumber}
      />
      <Field
        testId="pin"
        label={words("login.pin")}
        value={pin}
        most={pinMaxLength}
        type="password"
        onText={(text) => setPin(text.replaceAll(/\D/g, ""))}
      />
    </PanelForm>
  );
};
