import type { ReactElement } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import { Footer } from "../layout/footer.tsx";
import { Header } from "../layout/header.tsx";
import { Message } from "../layout/message.tsx";
import { WindowStar } from "../layout/window-star.tsx";
import type { Speech } from "../words/speech.ts";
import { FormsButton } from "./forms-dialog.tsx";

interface ClosedScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "closed" }>;
  readonly speech: Speech;
  readonly display: DisplayControls;
  readonly onOpenLogin: () => void;
  readonly onOpenForms: () => void;
}

/** Keeps "9:00–12:00" on one line. */
const withWholeTimes = (text: string): string => text.replaceAll("–", "\u2060–\u2060");

interface LoginButtonProps {
  readonly speech: Speech;
  readonly onOpen: () => void;
}

/** Opens the login. Unobtrusive: the screen is for citizens. */
const LoginButton = ({ speech, onOpen }: LoginButtonProps): ReactElement => (
  <button type="button" className="button quiet" data-testid="login-open" onClick={onOpen}>
    {speech.words("noOneOnDuty.logIn")}
  </button>
);

/** Shown outside the service hours, which it lists. */
export const ClosedScreen = (props: ClosedScreenProps): ReactElement => {
  const { view, speech, display } = props;
  const hours = speech.local(view.hours);
  return (
    <>
      <Header place={view.place} speech={speech} />
      <Message testId="closed" content={hours}>
        <WindowStar className="message-mark" />
        <h1>{speech.words("closed.title")}</h1>
        <section className="message-hours">
          <h2>{speech.words("closed.hours")}</h2>
          <p>{withWholeTimes(hours)}</p>
        </section>
      </Message>
      <Footer place={view.place} speech={speech} display={display}>
        <LoginButton speech={speech} onOpen={props.onOpenLogin} />
        <FormsButton services={view.services} speech={speech} onOpen={props.onOpenForms} />
      </Footer>
    </>
  );
};

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
