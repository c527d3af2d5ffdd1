import type { ReactElement } from "react";
import type { Place } from "../../contract/ipc/view.ts";
import { Footer } from "../parts/footer.tsx";
import { Header } from "../parts/header.tsx";
import { WindowStar } from "../parts/window-star.tsx";
import type { Speech } from "../words/speech.ts";

interface NoOneOnDutyScreenProps {
  readonly place: Place;
  readonly speech: Speech;
  readonly onSwitchLanguage: () => void;
  readonly onOpenLogin: () => void;
}

/** Nobody serves here at the moment: says so kindly, and lets staff log in. */
export const NoOneOnDutyScreen = (props: NoOneOnDutyScreenProps): ReactElement => {
  const { place, speech } = props;
  return (
    <>
      <Header place={place} speech={speech} />
      <main className="message appearing">
        <WindowStar className="message-mark" />
        <h1>{speech.words("noOneOnDuty.title")}</h1>
        <p>{speech.words("noOneOnDuty.comfort")}</p>
        <p>{speech.words("noOneOnDuty.apology")}</p>
      </main>
      <Footer place={place} speech={speech} onSwitchLanguage={props.onSwitchLanguage}>
        <button type="button" className="button strong" data-testid="login-open" onClick={props.onOpenLogin}>
          {speech.words("noOneOnDuty.logIn")}
        </button>
      </Footer>
    </>
  );
};
