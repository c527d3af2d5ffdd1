import type { ReactElement } from "react";
import type { Place } from "../../contract/ipc/view.ts";
import { Footer } from "../parts/footer.tsx";
import { Header } from "../parts/header.tsx";
import type { Speech } from "../words/speech.ts";

interface ThanksScreenProps {
  readonly place: Place;
  readonly speech: Speech;
  readonly onSwitchLanguage: () => void;
}

const SavedMark = (): ReactElement => (
  <svg className="saved-mark" viewBox="0 0 120 120" aria-hidden="true">
    <circle className="saved-ring" cx="60" cy="60" r="54" />
    <path className="saved-tick" d="m36 61 17 17 32-35" />
  </svg>
);

/** The same for every level, so that a glance from behind the counter learns nothing. It is told no level to show. */
export const ThanksScreen = ({ place, speech, onSwitchLanguage }: ThanksScreenProps): ReactElement => (
  <>
    <Header place={place} speech={speech} />
    <main className="message" data-testid="thanks">
      <SavedMark />
      <div role="status">
        <h1>{speech.words("thanks.title")}</h1>
        <p>{speech.words("thanks.saved")}</p>
        <p>{speech.words("thanks.unseen")}</p>
      </div>
    </main>
    <Footer place={place} speech={speech} onSwitchLanguage={onSwitchLanguage} />
  </>
);
