import type { ReactElement } from "react";
import { starPath } from "./star-shape.tsx";

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
