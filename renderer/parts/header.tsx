import type { ReactElement } from "react";
import type { Place } from "../../contract/ipc/view.ts";
import type { Speech } from "../words/speech.ts";
import { Clock } from "./clock.tsx";
import { cssVariables } from "./css-variables.ts";
import { widthInEms } from "./text-width.ts";
import { WindowStar } from "./window-star.tsx";

/** Where one is: informs only, nothing to touch. */
export const Header = ({ place, speech }: { readonly place: Place; readonly speech: Speech }): ReactElement => {
  const windowName = speech.local(place.windowName);
  const unitName = speech.local(place.unitName);
  return (
    <header className="header">
      <WindowStar className="header-mark" />
      <b className="header-window">{speech.words("header.windowNumber", { number: place.windowNumber })}</b>
      <div className="header-room" style={cssVariables({ "--ems": widthInEms(windowName + unitName) })}>
        <p className="header-place">
          <span>{windowName}</span>
          <span>{unitName}</span>
        </p>
      </div>
      <Clock locale={speech.locale} />
    </header>
  );
};
