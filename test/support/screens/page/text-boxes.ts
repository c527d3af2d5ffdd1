import { type Box, heightOf, widthOf } from "./box.ts";
import { type Cover, coverOf, isPainted, paddingBoxOf, scopeNow } from "./visible.ts";

/** One text on the page, with a box for each of its lines: the possible area of its ink. */
export interface ShownText {
  readonly text: string;
  /** The element that contains it. */
  readonly element: Element;
  readonly lines: readonly Box[];
  /** The elements over each of the lines. */
  readonly covers: readonly Cover[];
  readonly style: CSSStyleDeclaration;
}

type PaintedText = Omit<ShownText, "covers">;

const pen = document.createElement("canvas").getContext("2d");

const fontOf = ({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): string =>
  `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;

/**
 * A line's box has the height of its font's metrics, for Chinese nearly one and a half times that of its characters:
 * boxes of tight lines overlap though nothing touches. Only the ink counts.
 */
const inkOf = (text: string, style: CSSStyleDeclaration, line: Box): Box => {
  if (pen === null) return line;
  pen.font = fontOf(style);
  const ink = pen.measureText(text);
  const baseline =
    line.top + ink.fontBoundingBoxAscent * (heightOf(line) / (ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent));
  return {
    left: line.left,
    right: line.right,
    top: baseline - ink.actualBoundingBoxAscent,
    bottom: baseline + ink.actualBoundingBoxDescent,
  };
};

const linesOf = (node: Text, style: CSSStyleDeclaration): readonly Box[] => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()]
    .filter((rect) => widthOf(rect) > 0 && heightOf(rect) > 0)
    .map((rect) => inkOf(node.data, style, rect));
};

const paintedText = (node: Text): readonly PaintedText[] => {
  const element = node.parentElement;
  if (element === null || node.data.trim() === "" || !isPainted(element)) return [];
  if (["STYLE", "SCRIPT", "TITLE", "OPTION", "TEXTAREA"].includes(element.tagName)) return [];
  const style = getComputedStyle(element);
  const lines = linesOf(node, style);
  return lines.length === 0 ? [] : [{ text: node.data, element, lines, style }];
};

const fieldText = (field: HTMLInputElement | HTMLTextAreaElement): readonly PaintedText[] => {
  const isTyped = field.value !== "";
  const text = isTyped ? field.value : field.placeholder;
  if (text === "" || !isPainted(field)) return [];
  const style = getComputedStyle(field, isTyped ? null : "::placeholder");
  return [{ text, element: field, lines: [paddingBoxOf(field)], style }];
};

const isTextField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !["checkbox", "radio", "hidden"].includes(element.type));

const paintedTexts = (): readonly PaintedText[] => {
  const walker = document.createTreeWalker(scopeNow(), NodeFilter.SHOW_TEXT);
  const texts: PaintedText[] = [];
  while (walker.nextNode()) texts.push(...paintedText(walker.currentNode as Text));
  const fields = [...scopeNow().querySelectorAll("input, textarea")].filter(isTextField);
  return [...texts, ...fields.flatMap(fieldText)];
};

/**
 * Every text on the screen now: between tags, in fields, and placeholders. Text wholly under an overlay, such as the
 * footer under a notice, does not count.
 */
export const shownTexts = (): readonly ShownText[] =>
  paintedTexts()
    .map((text) => ({ ...text, covers: text.lines.map((line) => coverOf(text.element, line)) }))
    .filter(({ covers }) => !covers.every((cover) => cover.kind === "whole" && cover.isOverlay));
