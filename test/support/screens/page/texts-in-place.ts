import { type Box, boxOf, outreach, overlapDepth, tolerancePx } from "./box.ts";
import { type Finding, finding, nameOf, quoted, rounded } from "./finding.ts";
import type { ShownText } from "./text-boxes.ts";
import { cardAround, clipsAround, viewport } from "./visible.ts";

const inWords = ({ text, element }: ShownText): string => `${quoted(text)} in ${nameOf(element)}`;

const worstOutreach = ({ lines }: ShownText, outer: Box): number =>
  Math.max(...lines.map((line) => outreach(line, outer)));

/** Text that the edge of the screen or of an ancestor cuts off. */
export const clippedTexts = (texts: readonly ShownText[]): readonly Finding[] =>
  texts.flatMap((text) => {
    const edges = [
      { name: "the screen", box: viewport() },
      ...clipsAround(text.element).map(({ by, box }) => ({ name: nameOf(by), box })),
    ];
    const cut = edges
      .map(({ name, box }) => ({ name, pixels: worstOutreach(text, box) }))
      .filter(({ pixels }) => pixels > tolerancePx);
    return cut
      .slice(0, 1)
      .map(({ name, pixels }) => finding("clipped", `${inWords(text)} reaches ${rounded(pixels)} px out of ${name}`));
  });

/** Text that leaves its card or its button and covers neighbouring content. */
export const spilledTexts = (texts: readonly ShownText[]): readonly Finding[] =>
  texts.flatMap((text) => {
    const card = cardAround(text.element);
    if (card === null) return [];
    const pixels = worstOutreach(text, boxOf(card.getBoundingClientRect()));
    return pixels > tolerancePx
      ? [finding("spilled", `${inWords(text)} reaches ${rounded(pixels)} px out of ${nameOf(card)}`)]
      : [];
  });

/** Text under an element that should not cover it, or half under one that may. */
export const coveredTexts = (texts: readonly ShownText[]): readonly Finding[] =>
  texts.flatMap((text) => {
    const cover = text.covers.find((one) => one.kind === "part" || (one.kind === "whole" && !one.isOverlay));
    return cover === undefined || cover.kind === "none"
      ? []
      : [finding("covered", `${inWords(text)} lies under ${nameOf(cover.by)}`)];
  });

const isFamily = (one: Element, other: Element): boolean => one.contains(other) || other.contains(one);

/** Texts of two elements that overlap. */
export const overlappingTexts = (texts: readonly ShownText[]): readonly Finding[] =>
  texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => {
      const depth = Math.max(
        ...one.lines.flatMap((line) => other.lines.map((otherLine) => overlapDepth(line, otherLine))),
      );
      return depth > tolerancePx
        ? [finding("overlap", `${inWords(one)} and ${inWords(other)}, ${rounded(depth)} px deep`)]
        : [];
    }),
  );

/** Text that lies in a target it does not belong to: a finger that points at it would press another thing. */
export const textsInForeignTargets = (texts: readonly ShownText[], targets: readonly Element[]): readonly Finding[] =>
  texts.flatMap((text) =>
    targets
      .filter((target) => !isFamily(target, text.element))
      .flatMap((target) => {
        const box = boxOf(target.getBoundingClientRect());
        const depth = Math.max(...text.lines.map((line) => overlapDepth(line, box)));
        return depth > tolerancePx
          ? [finding("overlap", `${inWords(text)} lies ${rounded(depth)} px in ${nameOf(target)}`)]
          : [];
      }),
  );
