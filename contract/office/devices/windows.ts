import { z } from "zod";
import { LocalText, UnitCode, WindowNumber } from "../../words.ts";
import { question } from "../question.ts";
import { SearchText } from "../search-text.ts";
import { mostCodes, WindowKey } from "./enrolment-codes.ts";

/** The most units in one answer. */
export const unitsAtOnce = 20;

/** `text` is part of a unit's name or code. */
export const UnitsInUseQuery = z.strictObject({ text: SearchText.optional() });
export type UnitsInUseQuery = z.infer<typeof UnitsInUseQuery>;

/** `GET /office/v1/units?text=…`: the first units with a window in use, by code. */
export const UnitsInUse = z.strictObject({
  units: z.array(z.strictObject({ unitCode: UnitCode, unitName: LocalText })),
  /** How many fit, those that are not listed included. */
  count: z.int(),
});
export type UnitsInUse = z.infer<typeof UnitsInUse>;

export const unitsQuestion = question("/office/v1/units", UnitsInUse);

/** The windows of a unit, or those without a device, everywhere or in a unit. */
export const WindowsInUseQuery = z
  .strictObject({ unit: UnitCode.optional(), free: z.literal("yes").optional() })
  .refine(({ unit, free }) => unit !== undefined || free !== undefined, { path: ["unit"] });
export type WindowsInUseQuery = z.infer<typeof WindowsInUseQuery>;

/** A window that a code can be issued for. */
export const WindowRow = z.strictObject({
  ...WindowKey.shape,
  unitName: LocalText,
  windowName: LocalText,
  /** How many of its devices are not revoked. */
  devices: z.int(),
});
export type WindowRow = z.infer<typeof WindowRow>;

/** The most windows in one answer: as many as codes are issued at once. */
export const windowsAtOnce = mostCodes;

/** `GET /office/v1/windows?unit=…&free=yes`: the first windows in use, by unit and number. */
export const OfficeWindows = z.strictObject({
  units: z.array(
    z.strictObject({
      unitCode: UnitCode,
      unitName: LocalText,
      windows: z.array(z.strictObject({ number: WindowNumber, name: LocalText, devices: z.int() })),
    }),
  ),
});
export type OfficeWindows = z.infer<typeof OfficeWindows>;

export const windowsQuestion = question("/office/v1/windows", OfficeWindows);

/** The same, each window with its unit. */
export const windowsIn = ({ units }: OfficeWindows): readonly WindowRow[] =>
  units.flatMap(({ windows, ...unit }) =>
    windows.map(({ number, name, devices }) => ({ ...unit, windowNumber: number, windowName: name, devices })),
  );
