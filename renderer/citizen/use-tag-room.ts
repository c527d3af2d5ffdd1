import { type RefObject, useLayoutEffect, useState } from "react";
import { watchLayout } from "../layout/layout-changes.ts";
import type { TagRoom } from "./tag-grid.ts";

/** The room at 1280x800, used until it has been measured: most screens then need no second render. */
const usualRoom: TagRoom = {
  width: 856,
  height: 300,
  gap: 12,
  reach: 88,
  beside: 112,
  leastFont: 24,
  usualFont: 28,
};

const roomOf = (element: HTMLElement): TagRoom => {
  const root = getComputedStyle(document.documentElement);
  const rem = Number.parseFloat(root.fontSize);
  const unit = rem / Number.parseFloat(root.getPropertyValue("--text-scale"));
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    gap: 0.75 * unit,
    reach: 5.5 * unit,
    beside: 7 * unit,
    leastFont: Math.max(1.5 * unit, 1.25 * rem),
    usualFont: 1.75 * rem,
  };
};

/** The room inside an element whose size does not depend on its content, measured before the paint. */
export const useTagRoom = (ref: RefObject<HTMLElement | null>): TagRoom => {
  const [room, setRoom] = useState(usualRoom);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const next = roomOf(element);
      setRoom((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    measure();
    return watchLayout(element, measure);
  }, [ref]);
  return room;
};
