import type { ReactElement } from "react";

/** The tick that says: it is on disk. The same for every level. */
export const SavedMark = (): ReactElement => (
  <svg className="saved-mark" viewBox="0 0 120 120" aria-hidden="true">
    <circle className="saved-ring" cx="60" cy="60" r="54" />
    <path className="saved-tick" d="m36 61 17 17 32-35" />
  </svg>
);
