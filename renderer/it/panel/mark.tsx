import type { ReactElement } from "react";

/** How something stands: without a fault, to be looked at, failing, or not examined. */
export type Standing = "fine" | "check" | "wrong" | "skipped";

/** The ground and the sign on it, in a field of 24 by 24: told apart by shape as well as by colour. */
const shapes: Readonly<Record<Standing, { readonly ground: string; readonly sign: string }>> = {
  fine: { ground: "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22Z", sign: "m6.5 12.5 4 4 7-8.5" },
  check: { ground: "M12 1.5 23.5 22H.5Z", sign: "M12 9v6.5m0 3v.4" },
  wrong: { ground: "M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4Z", sign: "m7.5 7.5 9 9m0-9-9 9" },
  skipped: { ground: "", sign: "M5 12h14" },
};

/** ✓ ! ✕ –, drawn: no font has to have them. A word beside it says the same. */
export const Mark = ({ standing }: { readonly standing: Standing }): ReactElement => (
  <svg className="it-mark" data-standing={standing} viewBox="0 0 24 24" aria-hidden="true">
    <path className="it-mark-ground" d={shapes[standing].ground} />
    <path className="it-mark-sign" d={shapes[standing].sign} />
  </svg>
);
