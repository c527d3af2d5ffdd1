import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";
import { Figures, Switches } from "../figures/figures.ts";

/** The path of a unit's public column, on the centre. */
export const columnPath = (unitCode: string): string => `/public/${unitCode}`;

/** The path of its figures as JSON. */
export const columnFiguresPath = (unitCode: string): string => `${columnPath(unitCode)}/figures.json`;

const { ratings, favourableRate, negativeShare, unansweredRate, coverage } = Figures.shape;

/**
 * `GET /public/{unit}/figures.json`: the figures of a unit in the newest month that has ended and in the twelve before
 * it, the oldest first; 404 `not-found` where its column is off. Without a login. Up to one minute old.
 */
export const ColumnFigures = z.strictObject({
  unitCode: UnitCode,
  unitName: LocalText,
  /** Of `figures/definitions.ts`. */
  definitionsVersion: z.string(),
  switches: Switches,
  months: z.array(
    z.strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      /** null from 1 to 9 ratings. */
      figures: z.strictObject({ ratings, favourableRate, negativeShare, unansweredRate, coverage }).nullable(),
    }),
  ),
});
export type ColumnFigures = z.infer<typeof ColumnFigures>;

/** The most changes in the answer about a switch. */
export const listedSwitches = 20;

/** The query for the switch of one unit. */
export const ColumnQuery = z.strictObject({ unit: UnitCode });

/** `GET /office/v1/public-column?unit=…`: whether the unit's column is on, and the last changes, the newest first. */
export const columnStatePath = "/office/v1/public-column";
export const ColumnState = z.strictObject({
  isOn: z.boolean(),
  changes: z.array(z.strictObject({ isOn: z.boolean(), at: z.iso.datetime(), by: z.string() })),
});
export type ColumnState = z.infer<typeof ColumnState>;

/** `POST /office/v1/public-column-switches`: 204, also where it is so already; 404 `not-found` for a unit elsewhere. */
export const columnSwitchesPath = "/office/v1/public-column-switches";
export const ColumnSwitch = z.strictObject({ unit: UnitCode, isOn: z.boolean() });
export type ColumnSwitch = z.infer<typeof ColumnSwitch>;
