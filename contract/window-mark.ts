/**
 * 窗口星's mark, 48 by 36: a counter window with its pass-through in the lower edge, and a star in its upper corner. Kiosk
 * and centre draw it from here; `build/icons/icon.svg` and `central/web/emblem.svg` repeat it.
 */
export const windowMark = {
  viewBox: "0 0 48 36",
  /** An outline; its lines are `lineWidth` wide. */
  frame:
    "M7 2H41a5 5 0 0 1 5 5V29a5 5 0 0 1-5 5H34V28.5a2 2 0 0 0-2-2H16a2 2 0 0 0-2 2V34H7a5 5 0 0 1-5-5V7a5 5 0 0 1 5-5Z",
  lineWidth: 3.5,
  /** A filled shape. */
  star: "M34.5 5.4L36.6 10.7L42.3 11.1L37.9 14.7L39.3 20.2L34.5 17.2L29.7 20.2L31.1 14.7L26.7 11.1L32.4 10.7Z",
} as const;
