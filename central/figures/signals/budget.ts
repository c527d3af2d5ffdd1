import { Signal } from "../../../contract/office/figures/signals.ts";

/** How many of a hundred honest windows may be flagged in a month, by all signals together, as a share. */
const falseAlarmsAMonth = 0.01;

const daysAMonth = 31;

/**
 * The chance, on an honest window, with which one signal may flag on one day: what holds for a month, divided by its days
 * and by the signals (Bonferroni). Days overlap and signals go together, so that less comes of it than is allowed.
 */
export const falseAlarmsADay = falseAlarmsAMonth / daysAMonth / Signal.options.length;

/** Days that are judged together, the last one included: fraud that is thin on each of them adds up. */
export const judgedDays = 7;

/** The days before those, with which a window is compared. */
export const historyDays = 28;

/** Windows or people that are alike, at least, before any is compared with them: of fewer nobody knows how they differ. */
export const fewestPeers = 10;
