import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";
import { UnitsInUse, UnitsInUseQuery } from "../devices/windows.ts";
import { question } from "../question.ts";
import { ItemNumber } from "./item-number.ts";

const Text = z.string().trim().min(1).max(2_000);

/** The requests of one answer. */
export const helpsAtOnce = 50;

/** 协办: a contribution that the unit of an item asks of another unit. */
export const Help = z.strictObject({
  id: z.int(),
  unitCode: z.string(),
  unitName: LocalText,
  needed: z.string(),
  /** By the office's date, "2026-03-11". */
  dueDay: z.string(),
  /** Whether it was answered after that day, or is still open after it. */
  isOver: z.boolean(),
  /** The centre's clock, ISO 8601, and the person's name at that time. */
  askedAt: z.string(),
  askedBy: z.string(),
  /** null while it is open. */
  end: z
    .strictObject({
      kind: z.enum(["answered", "withdrawn"]),
      /** null where it was withdrawn because its item was closed. */
      said: z.string().nullable(),
      at: z.string(),
      by: z.string(),
    })
    .nullable(),
});
export type Help = z.infer<typeof Help>;

/**
 * `GET /office/v1/helps`: the open requests to units of the reader, by due day. Of the item each has its number and its
 * window alone: no contact, and no word of the citizen.
 */
export const OfficeHelps = z.strictObject({
  helps: z.array(Help.extend({ item: z.int(), askingUnit: z.string(), askingName: LocalText, window: z.string() })),
  /** How many there are, those that are not listed included. */
  count: z.int(),
});
export type OfficeHelps = z.infer<typeof OfficeHelps>;
export const helpsQuestion = question("/office/v1/helps", OfficeHelps);

/** `GET /office/v1/help-units?number=7&text=…`: the first units that can be asked about an item: all but its own. */
export const HelpUnitsQuery = UnitsInUseQuery.extend({ number: ItemNumber });
export const helpUnitsQuestion = question("/office/v1/help-units", UnitsInUse);

/**
 * `POST /office/v1/helps`: by a leader of the item's unit. 204; 404 `not-found`, 409 `item-step-unfit` once the item
 * has its reply, 422 `help-day-unfit`, `help-unit-unfit`.
 */
export const HelpToAsk = z.strictObject({ number: ItemNumber, unit: UnitCode, needed: Text, dueDay: z.iso.date() });
export type HelpToAsk = z.infer<typeof HelpToAsk>;

/**
 * `POST /office/v1/help-answers`, by a leader of the asked unit, and `POST /office/v1/help-withdrawals`, by one of the
 * item's unit. 204; 404 `not-found`, 409 `help-ended`.
 */
export const HelpToEnd = z.strictObject({ help: z.int().min(1).max(Number.MAX_SAFE_INTEGER), said: Text });
export type HelpToEnd = z.infer<typeof HelpToEnd>;
