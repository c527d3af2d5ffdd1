import type { ReactElement } from "react";
import { windowMark } from "../../contract/window-mark.ts";

/** A five-pointed star in a 24 by 24 field; takes the colour of the text around it. */
const starPath = "M12 1.8 15.1 8.6 22.5 9.4 17 14.4 18.5 21.7 12 18 5.5 21.7 7 14.4 1.5 9.4 8.9 8.6Z";

export const StarShape = ({ className }: { readonly className: string }): ReactElement => (
  <svg className={className} viewBox="0 0 24 24" aria-hidden="true">
    <path d={starPath} fill="currentColor" />
  </svg>
);

/** 窗口星's own mark, in the colour of the text around it. */
export const WindowStar = ({ className }: { readonly className: string }): ReactElement => (
  <svg className={className} viewBox={windowMark.viewBox} aria-hidden="true">
    <path
      d={windowMark.frame}
      fill="none"
      stroke="currentColor"
      strokeWidth={windowMark.lineWidth}
      strokeLinejoin="round"
    />
    <path d={windowMark.star} fill="currentColor" />
  </svg>
);
