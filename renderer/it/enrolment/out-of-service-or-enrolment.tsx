import { type ReactElement, useState } from "react";
import type { KioskView } from "../../../contract/ipc/view.ts";
import type { EnrolmentActions } from "../../state/enrolment-actions.ts";
import type { Speech } from "../../words/speech.ts";
import { OutOfServiceScreen } from "../out-of-service-screen.tsx";
import { StartingScreen, useSlowStart } from "../starting-screen.tsx";
import { EnrolmentScreen } from "./enrolment-screen.tsx";

export interface EnrolmentProps {
  readonly view: Extract<KioskView, { readonly screen: "out-of-service" }>;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly actions: EnrolmentActions;
  readonly onSwitchLanguage: () => void;
}

/** The device starts, or cannot serve; if only the enrolment is missing, IT can do it here. */
export const OutOfServiceOrEnrolment = (props: EnrolmentProps): ReactElement => {
  const { problem, facts, enrolment } = props.view;
  const [isEnrolling, setEnrolling] = useState(false);
  const isStarting = problem.code === "starting";
  const isSlow = useSlowStart(isStarting);
  const isShown = enrolment === "to-confirm" || (enrolment === "open" && isEnrolling);
  if (isShown) return <EnrolmentScreen {...props} onLeave={() => setEnrolling(false)} />;
  if (isStarting && !isSlow) return <StartingScreen />;
  const onEnrol = enrolment === "open" ? () => setEnrolling(true) : undefined;
  return <OutOfServiceScreen problem={problem} facts={facts} onEnrol={onEnrol} />;
};
