import type { ReactElement, ReactNode } from "react";
import type { Place } from "../../contract/ipc/view.ts";
import type { Speech } from "../words/speech.ts";
import { LanguageButton } from "./language-button.tsx";

interface FooterProps {
  readonly place: Place;
  readonly speech: Speech;
  readonly onSwitchLanguage: () => void;
  /** What the staff may touch on this screen. */
  readonly children?: ReactNode;
}

/** Where to turn to, and what a seated hand reaches. */
export const Footer = ({ place, speech, onSwitchLanguage, children }: FooterProps): ReactElement => (
  <footer className="footer">
    <dl className="footer-facts">
      <div>
        <dt>{speech.words("footer.supervisionPhone")}</dt>
        <dd className="unbroken">{place.supervisionPhone}</dd>
      </div>
      <div>
        <dt>{speech.words("footer.complaintRoom")}</dt>
        <dd>{speech.local(place.complaintRoom)}</dd>
      </div>
    </dl>
    <div className="footer-buttons">
      {children}
      <LanguageButton language={speech.language} onSwitch={onSwitchLanguage} />
    </div>
  </footer>
);
