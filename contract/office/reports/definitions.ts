import { definitions } from "../figures/definitions.ts";
import type { Figures } from "../figures/figures.ts";

interface InBothLanguages {
  readonly zh: string;
  readonly en: string;
}

export interface Definition {
  readonly name: InBothLanguages;
  readonly text: InBothLanguages;
}

/** The definition of a figure; `{favourable}` in its text stands for the levels that are 好评. */
const ofFigure = (figure: keyof Figures): Definition => {
  const found = definitions.find((each) => each.figure === figure);
  if (!found) throw new Error(`no definition of ${figure}`);
  const { name, formula } = found;
  return { name: { zh: name.zh, en: name.en ?? name.zh }, text: { zh: formula.zh, en: formula.en ?? formula.zh } };
};

/** The definitions that tables print below their last row. They are this system's own. */
export const figureDefinitions = {
  counted: {
    name: { zh: "统计口径", en: "Counting" },
    text: {
      zh: "只统计已结束班次；评价按设备日期计入给出之日，改评后按新等级计。未评价不计为好评。",
      en: "Only finished shifts count. A rating counts on the day it was given, by the device's date; after a change the new level counts. No answer is never praise.",
    },
  },
  favourable: ofFigure("favourableRate"),
  walkUpFavourable: ofFigure("walkUpFavourableRate"),
  unanswered: ofFigure("unansweredRate"),
  coverage: ofFigure("coverage"),
  negativeShare: ofFigure("negativeShare"),
  raised: ofFigure("raisedShare"),
  smallNumbers: {
    name: { zh: "小数保护", en: "Small numbers" },
    text: {
      zh: "不足 10 条评价的不单独公布，并入“其余”。",
      en: "Fewer than ten ratings are not published alone; they are in the line of the others.",
    },
  },
  negative: {
    name: { zh: "差评", en: "Negative rating" },
    text: { zh: "等级 1、2 的评价", en: "a rating of level 1 or 2" },
  },
  flag: {
    name: { zh: "疑问", en: "Question" },
    text: {
      zh: "测得值超出界限，说明记录需要核实，不说明任何人有过错。",
      en: "The measured value lies beyond the bound. The records have to be verified; it accuses no person.",
    },
  },
  draw: {
    name: { zh: "抽取办法", en: "How it was drawn" },
    text: {
      zh: "每条评价的键是“设备/纪元/台账序号”；对“种子＋空格＋键”算 SHA-256，按结果从小到大取前若干条。",
      en: "The key of a rating is device/epoch/ledger position. Ratings are in the order of the SHA-256 of seed, a blank and key; the first ones are drawn.",
    },
  },
  frame: {
    name: { zh: "抽样框", en: "Frame" },
    text: {
      zh: "设备日期在期间内、截止时刻以前收到、当时班次已结束的评价；按键排序，每键一行，其 SHA-256 即抽样框的哈希。",
      en: "The ratings of these days, by the device's date, that had arrived by the stated moment and whose shift was over then. Its hash is the SHA-256 of their keys in order, a line each.",
    },
  },
  access: {
    name: { zh: "访问记录", en: "Access log" },
    text: {
      zh: "每次修改，以及每次查看单条评价、留言、投诉或联系方式；只增不改。",
      en: "Every change, and every look at a single rating, comment, complaint or contact; append-only.",
    },
  },
} as const satisfies Readonly<Record<string, Definition>>;
