import type { ReactElement } from "react";

const speaker = "M4 9.5v5h3.5l4.5 4v-13l-4.5 4Z";
const disc = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0";

/** Line drawings in a field of 24 by 24, all of one weight. */
const drawings = {
  "large-text": "m2.5 20 6-15h1l6 15M5 14.5h8M19 4v7M15.5 7.5h7",
  person: "M10 4.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M4 9.5l8 1.5 8-1.5M12 11v4.5L8.5 22M12 15.5l3.5 6.5",
  wheelchair: "M7.5 4a2 2 0 1 0 4 0a2 2 0 1 0-4 0M9.5 8.5v6H15l3 5.5h2M9.5 11h4.5M6.6 12a5 5 0 1 0 7.4 6.5",
  contrast: `${disc}M12 3v18M12 7.5h7.5M12 12h9M12 16.5h7.5`,
  still: `${disc}M9.5 9v6M14.5 9v6`,
  left: "M4 4v16M20 12H8.5M13 7l-5 5 5 5",
  globe: `${disc}M3.5 9h17M3.5 15h17M12 3c-5 5.5-5 12.5 0 18c5-5.5 5-12.5 0-18`,
  aloud: `${speaker}M15.5 9a4.5 4.5 0 0 1 0 6M18.2 6a9 9 0 0 1 0 12`,
  mute: `${speaker}M16 9.5l5 5M21 9.5l-5 5`,
  star: "m12 3 2.8 5.7 6.2.9-4.5 4.4 1.1 6.2-5.6-2.9-5.6 2.9L7.5 14 3 9.6l6.2-.9Z",
  unseen:
    "M3 12c2.5-4 5.5-6 9-6s6.5 2 9 6c-2.5 4-5.5 6-9 6s-6.5-2-9-6ZM9.5 12a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M4.5 19.5l15-15",
  pen: "m4 20 1-4.5L16.5 4 20 7.5 8.5 19ZM14 6.5l3.5 3.5",
  bubble: "M4 5h16v11h-9l-5 4v-4H4ZM8 9h8M8 12.5h5",
  megaphone: "M4 10v4h3l9 4.5v-13L7 10ZM8 14.5l1.5 5H12M19.5 9.5a4 4 0 0 1 0 5",
  clipboard: "M9.5 5H6v16h12V5h-3.5M9.5 3h5v4h-5ZM9.5 12h5M9.5 16h5",
  play: `${disc}M10 8v8l6-4Z`,
  swap: "M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4",
  clock: `${disc}M12 7v5.5l3.5 2`,
  list: "M9.5 6H21M9.5 12H21M9.5 18H21M4 6h1.5M4 12h1.5M4 18h1.5",
  next: "M4 12h15M13 6l6 6-6 6",
  back: "M20 12H5M11 6l-6 6 6 6",
  leave: "M13 4H5v16h8M10 12h11M17 8l4 4-4 4",
} as const satisfies Readonly<Record<string, string>>;

export type IconName = keyof typeof drawings;

/** A sign before the words of a button, for citizens who read little. It says nothing that the words do not say. */
export const Icon = ({ name }: { readonly name: IconName }): ReactElement => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={drawings[name]} />
  </svg>
);
