import type { ReactElement } from "react";

/** A five-pointed star in a 24 by 24 field; takes the colour of the text around it. */
const starPath = "M12 1.8 15.1 8.6 22.5 9.4 17 14.4 18.5 21.7 12 18 5.5 21.7 7 14.4 1.5 9.4 8.9 8.6Z";

export const StarShape = ({ className }: { readonly className: string }): ReactElement => (
  <svg className={className} viewBox="0 0 24 24" aria-hidden="true">
    <path d={starPath} fill="currentColor" />
  </svg>
);

/** 窗口星's own mark: a star that rises in a window. */
export const WindowStar = ({ className }: { readonly className: string }): ReactElement => (
  <svg className={className} viewBox="0 0 48 48" aria-hidden="true">
    <path
      d="M8 44V20a16 16 0 0 1 32 0v24Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.5"
      strokeLinejoin="round"
    />
    <path d="M3 44h42" stroke="currentColor" strokeWidth="3.5" strokeLinecap="round" />
    <path d={starPath} fill="currentColor" transform="translate(12.6 12.6) scale(.95)" />
  </svg>
);
