import { useEffect, useState } from "react";
import type { Attract } from "../../contract/ipc/view.ts";
import { decodePicture } from "../host/decoded-picture.ts";

export type AttractPage = Attract["pages"][number];

/** A page on the screen, counted from 0 over all rounds. */
export interface ShownPage {
  readonly turn: number;
  readonly page: AttractPage;
}

/** The page as it can be painted at once: without its picture if that is missing or damaged. */
const prepared = async (page: AttractPage): Promise<AttractPage> =>
  page.picture === null || (await decodePicture(page.picture)) ? page : { ...page, picture: null };

export const prepareFirst = ({ pages: [first] }: Attract): Promise<unknown> =>
  first === undefined ? Promise.resolve() : prepared(first);

/**
 * The pages to paint: the current one last, and below it the one before, over which it fades in. Each stays for its time,
 * and none is shown before its picture is decoded.
 */
export const useAttractPages = (pages: Attract["pages"]): readonly ShownPage[] => {
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
