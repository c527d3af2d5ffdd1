import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";
import { UnitsInUse } from "../devices/windows.ts";
import { Figures, Switches } from "../figures/figures.ts";
import { question } from "../question.ts";
import { CardTexts } from "./cards.ts";
import { type HidingReason, hidingReasons } from "./comments.ts";

/** The path of a unit's public column, on the centre. */
export const columnPath = (unitCode: string): string => `/public/${unitCode}`;

/** The path of its figures as JSON. */
export const columnFiguresPath = (unitCode: string): string => `${columnPath(unitCode)}/figures.json`;

/** The path of its cards and comments as JSON. */
export const columnTextsPath = (unitCode: string): string => `${columnPath(unitCode)}/texts.json`;

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

/** The newest cards and comments in a column. */
export const [shownCards, shownComments] = [24, 50];

const countsOfReasons = Object.fromEntries(hidingReasons.map((reason) => [reason, z.int()])) as Readonly<
  Record<HidingReason, z.ZodInt>
>;

/**
 * `GET /public/{unit}/texts.json`: 你说我改 and the comments of a unit; 404 `not-found` where its column is off. Without a
 * login. Up to one minute old.
 */
export const ColumnTexts = z.strictObject({
  unitCode: UnitCode,
  unitName: LocalText,
  /** Approved by the city office, the newest first. */
  cards: z.array(CardTexts),
  /** With the citizen's consent, the newest first; `month` is that of the comment. */
  comments: z.array(z.strictObject({ month: z.string(), text: z.string() })),
  /** Of all comments with consent, those that are not among the newest included. */
  counts: z.strictObject({
    shown: z.int(),
    /** No one has decided about them. */
    waiting: z.int(),
    /** By reason. */
    hidden: z.strictObject(countsOfReasons),
  }),
});
export type ColumnTexts = z.infer<typeof ColumnTexts>;

/** `GET /office/v1/column-units?text=…`: the first units whose column the reader manages, by code. */
export const columnUnitsQuestion = question("/office/v1/column-units", UnitsInUse);

/** The most changes in the answer about a switch. */
export const listedSwitches = 20;

/** The query for the switch of one unit. */
export const ColumnQuery = z.strictObject({ unit: UnitCode });

/** `GET /office/v1/public-column?unit=…`: whether the unit's column is on, and the last changes, the newest first. */
export const columnStatePath = "/office/v1/public-column";
export const ColumnState = z.strictObject({
  isOn: z.boolean(),
  /** Whether the kiosks of the unit show its code on their idle screens while it is on. */
  showsCode: z.boolean(),
  /** The address in the code; null where the centre has none that a telephone reaches. Then no kiosk shows one. */
  address: z.string().nullable(),
  changes: z.array(z.strictObject({ isOn: z.boolean(), showsCode: z.boolean(), at: z.iso.datetime(), by: z.string() })),
});
export type ColumnState = z.infer<typeof ColumnState>;

/** `POST /office/v1/public-column-switches`: 204, also where it is so already; 404 `not-found` for a unit elsewhere. */
export const columnSwitchesPath = "/office/v1/public-column-switches";
export const ColumnSwitch = z.strictObject({ unit: UnitCode, isOn: z.boolean() });
export type ColumnSwitch = z.infer<typeof ColumnSwitch>;

/** `POST /office/v1/public-column-codes`: 204, also where it is so already; 404 `not-found` for a unit elsewhere. */
export const columnCodesPath = "/office/v1/public-column-codes";
export const ColumnCode = z.strictObject({ unit: UnitCode, showsCode: z.boolean() });
export type ColumnCode = z.infer<typeof ColumnCode>;
