import { type ReactElement, type ReactNode, useRef } from "react";
import type { DisplayControls } from "../controls/display-controls.ts";
import { useLowStart } from "../layout/use-low-start.ts";
import type { Speech } from "../words/speech.ts";

/** The props of every screen of a form. */
export interface FormScreenProps {
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  readonly onLeave: () => void;
}

interface FormPageProps {
  readonly display: DisplayControls;
  /** Above the title, small. */
  readonly before?: ReactNode;
  readonly title: ReactNode;
  /** Below the title. */
  readonly note?: ReactNode;
  /** `true` where the body has nothing to touch: in 低位布局 it may then begin right below the title. */
  readonly isReadOnly?: boolean;
  readonly children: ReactNode;
  /** From the button back to the button on. */
  readonly buttons: ReactNode;
}

/** One question of a form: the question, the controls for the answer, and the buttons back and on. */
export const FormPage = (props: FormPageProps): ReactElement => {
  const main = useRef<HTMLElement>(null);
  useLowStart(main, props.display.preferences.lowReach);
  return (
    <main ref={main} className="form" data-read-only={props.isReadOnly === true}>
      <div className="form-words">
        {props.before}
        <h1>{props.title}</h1>
        {props.note !== undefined && <p className="form-note">{props.note}</p>}
      </div>
      {props.children}
      <div className="form-buttons mirrors">{props.buttons}</div>
    </main>
  );
};
