import type { ReactElement } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import { Footer } from "../layout/footer.tsx";
import { Header } from "../layout/header.tsx";
import { Message } from "../layout/message.tsx";
import { WindowStar } from "../layout/window-star.tsx";
import type { Speech } from "../words/speech.ts";
import { FormsButton } from "./forms-button.tsx";
import { LoginButton } from "./login-button.tsx";

interface NoOneOnDutyScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "no-one-on-duty" }>;
  readonly speech: Speech;
  readonly display: DisplayControls;
  readonly onOpenLogin: () => void;
  readonly onOpenForms: () => void;
}

/** Shown while no member of staff is on duty; staff can log in here. */
export const NoOneOnDutyScreen = (props: NoOneOnDutyScreenProps): ReactElement => {
  const { view, speech, display } = props;
  return (
    <>
      <Header place={view.place} speech={speech} />
      <Message testId="no-one-on-duty" content={speech.language}>
        <WindowStar className="message-mark" />
        <h1>{speech.words("noOneOnDuty.title")}</h1>
        <p>{speech.words("noOneOnDuty.comfort")}</p>
        <p>{speech.words("noOneOnDuty.apology")}</p>
      </Message>
      <Footer place={view.place} speech={speech} display={display}>
        <LoginButton speech={speech} onOpen={props.onOpenLogin} />
        <FormsButton services={view.services} speech={speech} onOpen={props.onOpenForms} />
      </Footer>
    </>
  );
};
