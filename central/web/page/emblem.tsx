/** A star over the edge of a counter. */
export const Emblem = () => (
  <svg className="emblem" viewBox="0 0 64 64" aria-hidden="true">
    <rect x="8" y="50" width="48" height="5" rx="2.5" fill="#e7bd63" />
    <path d="M32 6l7.2 14.6 16.1 2.3-11.6 11.4 2.7 16L32 42.7l-14.4 7.6 2.7-16L8.7 22.9l16.1-2.3z" fill="#fbf3df" />
  </svg>
);
