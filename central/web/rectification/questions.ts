import { officePaths } from "../../../contract/office/office-paths.ts";
import { question } from "../../../contract/office/question.ts";
import { OfficeItem, OfficeItems } from "../../../contract/office/rectification/items.ts";

export const itemsQuestion = question(officePaths.items, OfficeItems);
export const itemQuestion = (number: number) => question(`${officePaths.item}?number=${number}`, OfficeItem);
