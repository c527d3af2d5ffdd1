import { useEffect, useState } from "react";

/** How long a page stays, and how long one that was turned to by hand, milliseconds. */
const turnAfterMs = 10_000;
const askedForMs = 30_000;

interface Turn {
  readonly page: number;
  readonly askedFor: boolean;
}

export interface PageTurn {
  readonly page: number;
  readonly onNext: () => void;
}

/** Turns pages one after the other by itself, and at once when asked; by itself only where things may move. */
export const usePageTurn = (pageCount: number, mayMove: boolean): PageTurn => {
  const [turn, setTurn] = useState<Turn>({ page: 0, askedFor: false });
  const page = turn.page % Math.max(1, pageCount);
  useEffect(() => {
    if (!mayMove || pageCount < 2) return undefined;
    const timer = setTimeout(
      () => setTurn({ page: page + 1, askedFor: false }),
      turn.askedFor ? askedForMs : turnAfterMs,
    );
    return () => clearTimeout(timer);
  }, [page, turn, pageCount, mayMove]);
  return { page, onNext: () => setTurn({ page: page + 1, askedFor: true }) };
};
