import { Signal } from "../../../contract/office/figures/signals.ts";

/** The share of honest windows that may be flagged in a month, by all signals together. */
const falseAlarmsAMonth = 0.01;

const daysAMonth = 31;

/**
 * The probability with which one signal may flag an honest window on one day: the month's share divided by its days and
 * by the signals (Bonferroni). Days overlap and signals correlate, so the actual share is lower.
 */
export const falseAlarmsADay = falseAlarmsAMonth / daysAMonth / Signal.options.length;

/** Days that are judged together, the last one included: small amounts of fraud on each of them add up. */
export const judgedDays = 7;

/** The days before those, with which a window is compared. */
export const historyDays = 28;

/** The days whose visits judge one day, itself included. */
export const daysNeeded = judgedDays + historyDays;

/** The fewest similar windows or people for a comparison: the spread of fewer is unknown. */
export const fewestPeers = 10;
