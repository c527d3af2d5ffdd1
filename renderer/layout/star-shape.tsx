import type { ReactElement } from "react";

/** A five-pointed star in a 24 by 24 field; takes the colour of the text around it. */
export const starPath = "M12 1.8 15.1 8.6 22.5 9.4 17 14.4 18.5 21.7 12 18 5.5 21.7 7 14.4 1.5 9.4 8.9 8.6Z";

export const StarShape = ({ className }: { readonly className: string }): ReactElement => (
  <svg className={className} viewBox="0 0 24 24" aria-hidden="true">
    <path d={starPath} fill="currentColor" />
  </svg>
);
