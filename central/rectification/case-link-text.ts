import { caseCodeOf, casePath } from "../own-case/case-code.ts";

/** The message with the number and the code of an item, and the address of the page on which its citizen follows it. */
export const caseLinkText = (pepperRoot: Buffer, number: number, publicUrl: string): string =>
  `您反映的事项已有答复。编号 ${number}，查询码 ${caseCodeOf(pepperRoot, number)}，查询：${publicUrl}${casePath}`;
