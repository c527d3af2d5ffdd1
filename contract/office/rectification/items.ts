import { z } from "zod";
import { LocalText, UnitCode, WindowNumber } from "../../words.ts";
import { roleNames } from "../accounts/roles.ts";
import { RatingRow } from "../ratings/ratings.ts";
import { Help } from "./helps.ts";
import { itemStates } from "./item.ts";
import { ItemEvent, type ItemEventKind, origins, outcomes } from "./item-events.ts";
import { ItemNumber } from "./item-number.ts";
import { ItemRules } from "./item-rules.ts";

/** The items of one answer. */
export const itemsAtOnce = 50;

export const itemOrigins = origins;

const DueDay = z.strictObject({
  /** By the office's date, "2026-03-11". */
  day: z.string(),
  /** 暂定: the working days of its year are not published. */
  isProvisional: z.boolean(),
});

/** One item in a list. */
export const ItemRow = z.strictObject({
  number: z.int(),
  unitCode: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  origin: z.enum(origins),
  state: z.enum(itemStates),
  round: z.int(),
  /** The centre's clock, ISO 8601. */
  openedAt: z.string(),
  /** Of the step that comes next; null once the item is closed. */
  due: DueDay.nullable(),
  /** Whether that day has passed. */
  isOver: z.boolean(),
  assignedTo: z.string().nullable(),
  /** 评价人已改评. */
  isRatingChanged: z.boolean(),
  /** A delay that the city has not decided. */
  asksDelay: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
});
export type ItemRow = z.infer<typeof ItemRow>;

const hasUnit = ({ unit, window }: { readonly unit?: string | undefined; readonly window?: string | undefined }) =>
  window === undefined || unit !== undefined;

/** Without a state the open items, by their due days; closed ones, the newest first. */
export const ItemsQuery = z
  .strictObject({
    unit: UnitCode.optional(),
    window: WindowNumber.optional(),
    state: z.enum(itemStates).optional(),
    origin: z.enum(origins).optional(),
    /**
     * Open ones whose due day has passed, or is today or tomorrow; "late" and "very-late": that are late by more working
     * days than the policy gives for a rectification, and by more than twice as many.
     */
    due: z.enum(["over", "soon", "late", "very-late"]).optional(),
    /** Delays for the city to decide. */
    delay: z.literal("asked").optional(),
    /** `next` of an earlier answer. */
    after: z
      .string()
      .regex(/^(\d{4}-\d\d-\d\d~)?\d{1,15}$/)
      .optional(),
  })
  .refine(hasUnit, { path: ["unit"] });
export type ItemsQuery = z.infer<typeof ItemsQuery>;

/** `GET /office/v1/items?unit=…&state=…&due=…`: 整改项 whose shifts are over. */
export const OfficeItems = z.strictObject({
  /** Open items of the place, whatever the other filters are; a state without any is absent. */
  counts: z.array(z.strictObject({ state: z.enum(itemStates), count: z.int(), over: z.int() })),
  /** Delays of the place that the city has not decided. */
  delaysAsked: z.int(),
  items: z.array(ItemRow),
  /** For `after`, where there are more. */
  next: z.string().nullable(),
  /** The office's date. */
  today: z.string(),
});
export type OfficeItems = z.infer<typeof OfficeItems>;

/** The items of an export: those opened on these days, by the office's date. */
export const ExportedItems = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    unit: UnitCode.optional(),
    window: WindowNumber.optional(),
    state: z.enum(itemStates).optional(),
    origin: z.enum(origins).optional(),
    /** With the columns of inspectors. */
    isWide: z.boolean(),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"] })
  .refine(hasUnit, { path: ["unit"] });
export type ExportedItems = z.infer<typeof ExportedItems>;

export const ItemQuery = z.strictObject({ number: ItemNumber });

/** An event as the item's history shows it. */
export const ItemHistoryRow = z.strictObject({
  number: z.int(),
  /** The centre's clock, ISO 8601. */
  at: z.string(),
  /** null for the centre itself. */
  by: z.strictObject({ name: z.string(), role: z.enum(roleNames) }).nullable(),
  event: ItemEvent,
});
export type ItemHistoryRow = z.infer<typeof ItemHistoryRow>;

const kindsOfEvents = ItemEvent.options.map(({ shape }) => shape.kind.value) as [ItemEventKind, ...ItemEventKind[]];

/** `GET /office/v1/item?number=7`: one item; each look is logged. 404 outside the reader's scope. */
export const OfficeItem = z.strictObject({
  row: ItemRow,
  /** How many events it has, for `ItemEventToAdd`. */
  seen: z.int(),
  hasContact: z.boolean(),
  /** When the contact was erased, ISO 8601; null while it is kept. */
  contactErasedAt: z.string().nullable(),
  finding: z.enum(["rectify", "explain"]),
  rootCause: z.string().nullable(),
  /** The root causes that its events name, also one that the list has no more. */
  causes: z.array(z.strictObject({ code: z.string(), name: LocalText })),
  /** Items of its unit with the same root cause that were opened in the same quarter, this one among them. */
  repeats: z.int(),
  verifyDue: DueDay,
  due: DueDay,
  /** As it was announced first in this round. */
  firstDue: DueDay,
  callDue: DueDay.nullable(),
  /** The text of the newest draft of the reply in this round. */
  draft: z.string().nullable(),
  /** Whether the unit's leader has signed this round; null in the first round. */
  isSigned: z.boolean().nullable(),
  /** Asked for in this round, working days; null where none is undecided. */
  delayDays: z.int().nullable(),
  tries: z.int(),
  /** The rating that opened it; null for other origins. */
  rating: RatingRow.nullable(),
  /** The words of a complaint, without its contact; null for other origins, and where they cannot be opened. */
  complaint: z.strictObject({ number: z.string().nullable(), text: z.string() }).nullable(),
  /** 协办, the oldest first. Open ones do not keep it from being closed, and end with it. */
  helps: z.array(Help),
  /** Whether the reader leads its unit: asks and withdraws 协办. */
  leads: z.boolean(),
  events: z.array(ItemHistoryRow),
  /** Who has looked at it, the newest first; with a purpose who has opened the citizen's contact. */
  looks: z.array(z.strictObject({ at: z.string(), by: z.string(), purpose: z.string().nullable() })),
  /** The events that the reader may add now. */
  steps: z.array(z.enum(kindsOfEvents)),
  /** Persons who may handle it; empty where the reader assigns none. */
  assignable: z.array(z.strictObject({ account: z.string(), name: z.string() })),
  rules: ItemRules,
});
export type OfficeItem = z.infer<typeof OfficeItem>;

/**
 * `POST /office/v1/item-events`: adds an event; `seen`: how many events its maker has seen. 204; 403
 * `permission-missing` where the maker may not add this kind, 404 `not-found`, 409 and 422 as `stepItem` refuses.
 */
export const ItemEventToAdd = z.strictObject({ number: ItemNumber, seen: z.int().min(1), event: ItemEvent });
export type ItemEventToAdd = z.infer<typeof ItemEventToAdd>;
