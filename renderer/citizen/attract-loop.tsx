import { type ReactElement, useRef } from "react";
import type { Attract, Place } from "../../contract/ipc/view.ts";
import { pictureAddress } from "../host/decoded-picture.ts";
import { type FittingStep, useFittingStep } from "../layout/use-fitting-step.ts";
import { WindowStar } from "../layout/window-star.tsx";
import type { Speech } from "../words/speech.ts";
import { useAttract } from "./use-attract.ts";
import { type AttractPage, prepareFirst, useAttractPages } from "./use-attract-pages.ts";

interface AttractLoopProps {
  readonly attract: Attract;
  readonly place: Place;
  readonly speech: Speech;
}

interface PageProps extends Omit<AttractLoopProps, "attract"> {
  readonly page: AttractPage;
}

const textSizes = [{ size: "large" }, { size: "usual" }, { size: "small" }] as const satisfies readonly FittingStep[];

const Words = ({ page, place, speech }: PageProps): ReactElement => {
  const words = useRef<HTMLDivElement>(null);
  useFittingStep(words, textSizes, JSON.stringify([page, speech.language]));
  return (
    <div ref={words} className="attract-words">
      <h1>{speech.local(page.title)}</h1>
      {page.text !== null && <p className="attract-text">{speech.local(page.text)}</p>}
      <p className="attract-invitation">
        <b>{speech.words("header.windowNumber", { number: place.windowNumber })}</b> {speech.words("attract.touch")}
      </p>
    </div>
  );
};

const Picture = ({ page: { picture } }: PageProps): ReactElement =>
  picture === null ? (
    <div className="attract-picture">
      <WindowStar className="attract-mark" />
    </div>
  ) : (
    <img className="attract-picture" src={pictureAddress(picture)} alt="" draggable={false} />
  );

const AttractPages = ({ attract, place, speech }: AttractLoopProps): ReactElement => (
  <aside className="attract" data-testid="attract" aria-label={speech.words("attract.label")}>
    {useAttractPages(attract.pages).map(({ turn, page }, index, { length }) => (
      <section key={turn} className="attract-page" aria-hidden={index < length - 1}>
        <Picture page={page} place={place} speech={speech} />
        <Words page={page} place={place} speech={speech} />
      </section>
    ))}
  </aside>
);

/** Pictures and notices over an idle screen. The badge stays where it is, underneath. */
export const AttractLoop = (props: AttractLoopProps): ReactElement | null => {
  const { attract } = props;
  const showing = useAttract(attract.afterMs, () => prepareFirst(attract));
  return showing ? <AttractPages {...props} /> : null;
};
