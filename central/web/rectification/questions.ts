import { officePaths } from "../../../contract/office/office-paths.ts";
import { question } from "../../../contract/office/question.ts";
import { OfficeAppeals } from "../../../contract/office/rectification/appeals.ts";
import { OfficeItemFigures } from "../../../contract/office/rectification/item-figures.ts";
import { OfficeItem, OfficeItems } from "../../../contract/office/rectification/items.ts";

export const itemsQuestion = question(officePaths.items, OfficeItems);
export const itemQuestion = (number: number) => question(`${officePaths.item}?number=${number}`, OfficeItem);
export const itemFiguresQuestion = question(officePaths.itemFigures, OfficeItemFigures);
export const appealsQuestion = question(officePaths.appeals, OfficeAppeals);
