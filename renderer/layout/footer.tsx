import { type ReactElement, type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import type { Place } from "../../contract/ipc/view.ts";
import { DisplayButtons } from "../controls/display-buttons.tsx";
import type { DisplayControls } from "../controls/display-controls.ts";
import type { Speech } from "../words/speech.ts";
import { PhrasedText } from "./phrased-text.tsx";
import { type FittingStep, useKnownFittingStep } from "./use-fitting-step.ts";

interface FooterProps {
  readonly place: Place;
  readonly speech: Speech;
  readonly display: DisplayControls;
  /** Changes with the screen and with the labels of its buttons. In 大字 the style sheet shows less on some screens. */
  readonly content: string;
  /** 退出, 暂不评价: a `<button className="button quiet">`, at the lower left of the page. */
  readonly wayOut?: ReactNode;
  /** The screen's own buttons, `<button className="button">` each; they come before those of the display. */
  readonly children?: ReactNode;
}

/**
 * The layouts of the place's details: in two lines beside the buttons, in one line above them (in large print the
 * complaint room at its usual size, if necessary), in a line each, or in as many lines as they need. In the last steps the
 * buttons take two rows.
 */
const steps = [
  { facts: "beside", buttons: "row" },
  { facts: "above", buttons: "row" },
  { facts: "above-usual", buttons: "row" },
  { facts: "stacked", buttons: "row" },
  { facts: "wrapped", buttons: "row" },
  { facts: "stacked", buttons: "rows" },
  { facts: "wrapped", buttons: "rows" },
] as const satisfies readonly FittingStep[];

/** Takes the focus from a button of the former screen: the footer stays, and would show its outline on the next one. */
const useBlurWith = (footer: RefObject<HTMLElement | null>, content: string): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every other content
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && footer.current?.contains(focused)) focused.blur();
  }, [footer, content]);
};

/** The window's contact details, and the buttons, which a seated hand can reach. */
export const Footer = ({ place, speech, display, content, wayOut, children }: FooterProps): ReactElement => {
  const footer = useRef<HTMLElement>(null);
  const room = speech.local(place.complaintRoom);
  const phone = speech.phone(place.supervisionPhone);
  useKnownFittingStep(footer, steps, `${content} ${phone} ${room} ${speech.language}`);
  useBlurWith(footer, content);
  return (
    <footer ref={footer} className="footer mirrors">
      {wayOut}
      <dl className="footer-facts" data-fits="">
        <div>
          <dt>{speech.words("footer.supervisionPhone")}</dt>
          <dd className="unbroken">{phone}</dd>
        </div>
        <div>
          <dt>{speech.words("footer.complaintRoom")}</dt>
          <dd>
            <PhrasedText text={room} />
          </dd>
        </div>
      </dl>
      <div className="footer-buttons">
        {children}
        <DisplayButtons speech={speech} display={display} />
      </div>
    </footer>
  );
};
