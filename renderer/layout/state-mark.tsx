import type { ReactElement } from "react";

/** A clock, the moon, an empty chair: line drawings in a field of 48 by 48. */
const drawings = {
  paused: "M24 5a19 19 0 1 1 0 38a19 19 0 1 1 0-38ZM24 12.5V24L32 29",
  closed: "M39.5 29.5A17.5 17.5 0 1 1 20 6.6A14 14 0 0 0 39.5 29.5Z",
  "no-one-on-duty":
    "M17 4.5H31a3.5 3.5 0 0 1 3.5 3.5V18a3.5 3.5 0 0 1-3.5 3.5H17a3.5 3.5 0 0 1-3.5-3.5V8a3.5 3.5 0 0 1 3.5-3.5Z" +
    "M19 21.5V28M29 21.5V28M12.5 28H35.5a3 3 0 0 1 0 6H12.5a3 3 0 0 1 0-6ZM14 34V44M34 34V44",
} as const;

/** The picture of a window without service, one for each reason, so that they differ from three metres. */
export const StateMark = ({ state }: { readonly state: keyof typeof drawings }): ReactElement => (
  <svg className="message-mark" viewBox="0 0 48 48" aria-hidden="true">
    <path
      d={drawings[state]}
      fill="none"
      stroke="currentColor"
      strokeWidth="3.25"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
