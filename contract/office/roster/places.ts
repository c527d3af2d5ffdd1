import { z } from "zod";
import { LocalText, UnitCode, WindowNumber } from "../../words.ts";
import { question } from "../question.ts";

/** The most units or windows in one answer. */
export const placesAtOnce = 200;

/** `after`: the units that follow those of an earlier answer. */
export const UnitsQuery = z.strictObject({ after: UnitCode.optional() });

/** `GET /api/v1/units`: the units of a token, by code. `next`: for `after`, where there are more. */
export const Units = z.strictObject({
  units: z.array(
    z.strictObject({
      unitCode: z.string(),
      unitName: LocalText,
      /** The unit that it belongs to. */
      parentCode: z.string().nullable(),
      isRetired: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
});
export type Units = z.infer<typeof Units>;

/** `unit`: only the windows of this unit. `after`: the windows that follow those of an earlier answer. */
export const WindowsQuery = z.strictObject({ unit: UnitCode.optional(), after: z.string().max(200).optional() });
export type WindowsQuery = z.infer<typeof WindowsQuery>;

/** `GET /api/v1/windows`: by unit and number. `next`: for `after`, where there are more. */
export const Windows = z.strictObject({
  windows: z.array(
    z.strictObject({ unitCode: z.string(), windowNumber: WindowNumber, windowName: LocalText, isRetired: z.boolean() }),
  ),
  next: z.string().nullable(),
});
export type Windows = z.infer<typeof Windows>;

export const UnitNameQuery = z.strictObject({ unit: UnitCode });

/** `GET /office/v1/unit-name?unit=…`, as a person: also of a retired unit. 404 `not-found` outside the person's place. */
export const UnitName = z.strictObject({ unitName: LocalText });

export const unitNameQuestion = question("/office/v1/unit-name", UnitName);
