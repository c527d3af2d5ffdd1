import { type ReactElement, useEffect, useRef, useState } from "react";
import type { LogInInput } from "../../../contract/ipc/inputs.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { useReader } from "../../host/reader.ts";
import { pinMaxLength, pinMinLength, staffNumberMaxLength } from "../../state/login-draft.ts";
import { useLoginWait } from "../login-wait.ts";
import type { ViewedPartProps } from "./console-part.ts";
import { BackButton } from "./keyed-button.tsx";
import { Field, PanelForm } from "./panel-form.tsx";

interface LoginFormProps extends ViewedPartProps {
  /** 交接: a colleague takes over; until then nothing changes for the member of staff on duty. */
  readonly isHandOver: boolean;
  readonly onSubmit: (input: LogInInput) => void;
}

interface Credentials {
  readonly staffNumber: string;
  readonly pin: string;
}

const nobody: Credentials = { staffNumber: "", pin: "" };

/** The owner of a badge that needs its PIN as well. */
const badgeOwner = (problem: Problem | null): string | null =>
  problem?.code === "badge-pin-due" ? String(problem.facts?.["staffNumber"]) : null;

/** 工号 and 口令, as on the touchscreen, or a badge. The PIN is cleared by every attempt. */
export const LoginForm = (props: LoginFormProps): ReactElement => {
  const { state, speech, actions, isHandOver, onSubmit } = props;
  const { words } = speech;
  const [credentials, setCredentials] = useState(nobody);
  const pinField = useRef<HTMLInputElement>(null);
  useReader(credentials, setCredentials, actions.scanBadge);
  const owner = badgeOwner(state.problem);
  useEffect(() => {
    if (owner === null) return;
    setCredentials({ staffNumber: owner, pin: "" });
    pinField.current?.focus();
  }, [owner]);
  const { staffNumber, pin } = credentials;
  const change = (part: Partial<Credentials>): void => setCredentials((now) => ({ ...now, ...part }));
  const wait = useLoginWait(state.problem, staffNumber.trim());
  const isComplete = staffNumber.trim() !== "" && pin.length >= pinMinLength;
  const submit = (): void => {
    onSubmit({ staffNumber: staffNumber.trim(), pin });
    change({ pin: "" });
  };
  return (
    <PanelForm
      title={words(isHandOver ? "handOver.title" : "login.title")}
      testId="login-submit"
      name={words(state.busy ? "login.busy" : isHandOver ? "handOver.submit" : "login.submit")}
      disabled={state.busy || wait !== null || !isComplete}
      onSubmit={submit}
      back={isHandOver && <BackButton {...props} />}
    >
      <Field
        testId="staff-number"
        label={words("login.staffNumber")}
        value={staffNumber}
        most={staffNumberMaxLength}
        first={true}
        onText={(text) => change({ staffNumber: text })}
      />
      <Field
        testId="pin"
        label={words("login.pin")}
        fieldRef={pinField}
        value={pin}
        most={pinMaxLength}
        type="password"
        onText={(text) => change({ pin: text.replaceAll(/\D/g, "") })}
      />
    </PanelForm>
  );
};
