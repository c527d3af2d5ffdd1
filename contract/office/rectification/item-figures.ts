import { z } from "zod";
import { LocalText, UnitCode, WindowNumber } from "../../words.ts";
import { origins } from "./item-events.ts";

/** A numerator and its denominator, counts of items, of their rounds or of their calls. */
const Share = z.strictObject({ part: z.int(), whole: z.int() });

/** A change of any formula needs a new version. */
export const itemDefinitionsVersion = "2026-1";

const definition = (zh: string, en: string, formulaZh: string, formulaEn: string) => ({
  name: { zh, en },
  formula: { zh: formulaZh, en: formulaEn },
});

/**
 * How the figures of 整改项 are made, for readers. They are this system's own. An item whose rating was changed by its
 * citizen (改评) is counted apart, and so is one whose appeal was upheld: the others are 有效 (valid).
 */
export const itemDefinitions = {
  replied: definition(
    "回复率",
    "Replied",
    "已回复评价人的有效整改项 ÷ 有效整改项；没有联系方式的不算已回复",
    "Valid items with a reply to the citizen ÷ valid items. Without a contact none is a reply to the citizen",
  ),
  rectified: definition(
    "回访整改率",
    "Put right",
    "最近一轮完成整改的有效整改项 ÷ 有效整改项",
    "Valid items whose last ended round put something right ÷ valid items",
  ),
  explained: definition(
    "解释率",
    "Explained",
    "最近一轮以解释结束的有效整改项 ÷ 有效整改项",
    "Valid items whose last ended round explained ÷ valid items",
  ),
  onTime: definition(
    "按期办结率",
    "On time",
    "有效整改项中按期回复的轮次 ÷（已回复的轮次 + 已超期未回复的轮次）；获准延期的按新的到期日算",
    "Rounds of valid items replied by the due day ÷ (rounds replied + open rounds past it). A granted delay moves that day",
  ),
  called: definition(
    "回访率",
    "Called back",
    "回访过的有效整改项 ÷ 已回复且留有联系方式的有效整改项",
    "Valid items with a call-back ÷ valid items that were replied to and have a contact",
  ),
  reached: definition(
    "触达率",
    "Reached",
    "回访联系上的有效整改项 ÷ 回访过的有效整改项",
    "Valid items whose citizen was reached ÷ valid items with a call-back",
  ),
  satisfied: definition(
    "回访整改满意率",
    "Satisfied after rectification",
    "最近一次答复为满意或基本满意的 ÷ 完成整改且回访时评价人表了态的有效整改项",
    "Last answer satisfied or fairly satisfied ÷ valid items put right whose citizen answered a call-back",
  ),
  satisfiedAtOnce: definition(
    "一次满意率",
    "Satisfied at once",
    "第一次答复即为满意或基本满意的 ÷ 完成整改且回访时评价人表了态的有效整改项",
    "First answer satisfied or fairly satisfied ÷ valid items put right whose citizen answered a call-back",
  ),
  appealed: definition(
    "申诉率",
    "Appealed",
    "申请误评复核的整改项 ÷ 整改项（不含已改评）",
    "Items with an appeal of the unit ÷ items without a changed rating",
  ),
  upheld: definition(
    "申诉成立率",
    "Upheld",
    "复核成立的 ÷ 已作出复核决定的整改项",
    "Items whose appeal was upheld ÷ items with a decided appeal",
  ),
} as const;

export type ItemFigure = keyof typeof itemDefinitions;
export const itemFigureNames = Object.keys(itemDefinitions) as readonly ItemFigure[];

const shares = Object.fromEntries(itemFigureNames.map((name) => [name, Share])) as Record<ItemFigure, typeof Share>;

export const ItemFigures = z.strictObject({
  /** Items opened on these days whose ratings were not changed by their citizens. */
  items: z.int(),
  /** 评价人已改评: counted in no figure. */
  changed: z.int(),
  /** 复核不计入: in `items`, and in no figure but the two of appeals. */
  setAside: z.int(),
  ...shares,
});
export type ItemFigures = z.infer<typeof ItemFigures>;

const place = { unit: UnitCode.optional(), window: WindowNumber.optional(), origin: z.enum(origins).optional() };

/** `ItemFiguresQuery` while its days may be missing: the filters of the page. */
export const ItemFiguresFilters = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  ...place,
});
export type ItemFiguresFilters = z.infer<typeof ItemFiguresFilters>;

/** Days on which items were opened, by the office's date, both included. */
export const ItemFiguresQuery = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), ...place })
  .refine(({ from, to }) => from <= to, { path: ["to"] })
  .refine(({ unit, window }) => window === undefined || unit !== undefined, { path: ["unit"] });
export type ItemFiguresQuery = z.infer<typeof ItemFiguresQuery>;

/** So many items of a unit with one root cause in a period ask for a change of process. */
export const repeatsAsk = 3;

/** The units of one answer. */
export const itemUnitsAtOnce = 50;

/** `GET /office/v1/item-figures?from=2026-03-01&to=2026-03-31&unit=…`: as the items stand now. */
export const OfficeItemFigures = z.strictObject({
  definitionsVersion: z.string(),
  /** The office's date: rounds that are over by now are late. */
  today: z.string(),
  figures: ItemFigures,
  /** The period of the same length before. */
  before: z.strictObject({ from: z.iso.date(), to: z.iso.date(), figures: ItemFigures }),
  /** Units of the scope with the most items; empty where the query names one. */
  units: z.array(z.strictObject({ unitCode: z.string(), unitName: LocalText, figures: ItemFigures })),
  /** Root causes of the valid items, the commonest first. */
  causes: z.array(
    z.strictObject({
      name: LocalText,
      items: z.int(),
      /** Units in which it repeats: `repeatsAsk` times or more. */
      repeatedIn: z.int(),
    }),
  ),
  /** How many units have items in the period. */
  unitCount: z.int(),
});
export type OfficeItemFigures = z.infer<typeof OfficeItemFigures>;
