import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Attract, Place } from "../../contract/ipc/view.ts";
import { decodePicture, pictureAddress } from "../host/decoded-picture.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { type FittingStep, useFittingStep } from "../layout/use-fitting-step.ts";
import { WindowStar } from "../layout/window-star.tsx";
import type { Speech } from "../words/speech.ts";
import { FollowUpQr } from "./follow-up-qr.tsx";
import { useAttract } from "./use-attract.ts";

interface AttractLoopProps {
  readonly attract: Attract;
  readonly place: Place;
  /** The unit's column in public; null for none. */
  readonly columnAddress: string | null;
  readonly speech: Speech;
}

type AttractPage = Attract["pages"][number];

/** A page on the screen, counted from 0 over all rounds. */
interface ShownPage {
  readonly turn: number;
  readonly page: AttractPage;
}

/** The page as it can be painted at once: without its picture if that is missing or damaged. */
const prepared = async (page: AttractPage): Promise<AttractPage> =>
  page.picture === null || (await decodePicture(page.picture)) ? page : { ...page, picture: null };

const prepareFirst = ({ pages: [first] }: Attract): Promise<unknown> =>
  first === undefined ? Promise.resolve() : prepared(first);

/**
 * The pages to paint: the current one last, and below it the one before, over which it fades in. Each stays for its time,
 * and none is shown before its picture is decoded.
 */
const useAttractPages = (pages: Attract["pages"]): readonly ShownPage[] => {
  const [shown, setShown] = useState<readonly ShownPage[]>([]);
  // Every view has a new array with the same pages.
  const content = JSON.stringify(pages);
  useEffect(() => {
    const all: Attract["pages"] = JSON.parse(content);
    const present = shown.at(-1);
    const turn = present === undefined ? 0 : present.turn + 1;
    const next = all[turn % all.length];
    if (next === undefined || (present !== undefined && all.length === 1)) return undefined;
    let isWanted = true;
    const nextPrepared = prepared(next);
    const show = async (): Promise<void> => {
      const page = await nextPrepared;
      if (isWanted) setShown([...(present === undefined ? [] : [present]), { turn, page }]);
    };
    const timer = setTimeout(() => void show(), present?.page.showMs ?? 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [content, shown]);
  return shown;
};

interface PageProps {
  readonly page: AttractPage;
  readonly speech: Speech;
}

const textSizes = [{ size: "large" }, { size: "usual" }, { size: "small" }] as const satisfies readonly FittingStep[];

const Words = ({ page, speech }: PageProps): ReactElement => {
  const words = useRef<HTMLDivElement>(null);
  useFittingStep(words, textSizes, JSON.stringify([page, speech.language]));
  return (
    <div ref={words} className="attract-words">
      <h1>
        <PhrasedText text={speech.local(page.title)} />
      </h1>
      {page.text !== null && (
        <p className="attract-text">
          <PhrasedText text={speech.local(page.text)} />
        </p>
      )}
      <p className="attract-invitation">{speech.words("attract.touch")}</p>
    </div>
  );
};

/** The window's number stays while the pages change: a person who was called to it comes from the far side of the hall. */
const Band = ({ place, speech }: Pick<AttractLoopProps, "place" | "speech">): ReactElement => (
  <header className="attract-band">
    <WindowStar className="header-mark" />
    <b>{speech.words("header.windowNumber", { number: speech.windowNumber(place.windowNumber) })}</b>
    <span>{speech.local(place.windowName)}</span>
  </header>
);

/** 网上评价: the code of the unit's column, which a citizen may take along while waiting. */
const ColumnCode = ({ address, speech }: { readonly address: string; readonly speech: Speech }): ReactElement => {
  const title = speech.words("attract.column");
  return (
    <div className="attract-column" data-testid="attract-column">
      <div className="attract-column-code">
        <FollowUpQr address={address} title={title} />
      </div>
      <p>{title}</p>
    </div>
  );
};

const AttractPages = ({ attract, place, columnAddress, speech }: AttractLoopProps): ReactElement => (
  <aside
    className="attract"
    data-testid="attract"
    data-code={columnAddress !== null}
    aria-label={speech.words("attract.label")}
  >
    <Band place={place} speech={speech} />
    <div className="attract-pages">
      {useAttractPages(attract.pages).map(({ turn, page }, index, { length }) => (
        <section key={turn} className="attract-page" aria-hidden={index < length - 1}>
          {page.picture !== null && (
            <img className="attract-picture" src={pictureAddress(page.picture)} alt="" draggable={false} />
          )}
          <Words page={page} speech={speech} />
        </section>
      ))}
    </div>
    {columnAddress !== null && <ColumnCode address={columnAddress} speech={speech} />}
  </aside>
);

/** Pictures and notices over an idle screen. The badge stays where it is, underneath. */
export const AttractLoop = (props: AttractLoopProps): ReactElement | null => {
  const { attract } = props;
  const showing = useAttract(attract.afterMs, () => prepareFirst(attract));
  return showing ? <AttractPages {...props} /> : null;
};
