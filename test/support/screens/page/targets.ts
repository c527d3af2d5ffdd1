import { boxOf, heightOf, outreach, overlapDepth, tolerancePx, widthOf } from "./box.ts";
import { type Finding, finding, nameOf, rounded } from "./finding.ts";
import { clipsAround, coverOf, isPainted, scopeNow, viewport } from "./visible.ts";

/** The least size of elements that match `selector`, CSS pixels. */
export interface TargetSize {
  readonly selector: string;
  readonly width: number;
  readonly height: number;
}

const interactive = [
  "a[href]",
  "button",
  "input:not([type=hidden])",
  "select",
  "summary",
  "textarea",
  ...["button", "checkbox", "link", "option", "radio", "slider", "switch", "tab"].map((role) => `[role=${role}]`),
  ".hg-button",
].join(",");

/** A checkbox is as large as the label around it, which takes the touch for it. */
const touchedFor = (element: Element): Element =>
  element.matches("input[type=checkbox], input[type=radio]") ? (element.closest("label") ?? element) : element;

/** An area that staff hold, laid over the citizens' text: a tap passes through it. */
const held = ".hold-area";

/** Every element that a finger may press now. Under an overlay nothing can be pressed. */
export const shownTargets = (): readonly Element[] => {
  const found = [...scopeNow().querySelectorAll(interactive)].map(touchedFor);
  return [...new Set(found)].filter((element) => {
    if (!isPainted(element) || element.matches(held)) return false;
    const cover = coverOf(element, element.getBoundingClientRect());
    return cover.kind !== "whole" || !cover.isOverlay;
  });
};

/** Targets smaller than the first matching rule. */
export const smallTargets = (targets: readonly Element[], rules: readonly TargetSize[]): readonly Finding[] =>
  targets.flatMap((target) => {
    const rule = rules.find(({ selector }) => target.matches(selector));
    if (rule === undefined) return [];
    const box = boxOf(target.getBoundingClientRect());
    const isSmall = widthOf(box) < rule.width - 0.5 || heightOf(box) < rule.height - 0.5;
    const size = `${rounded(widthOf(box))}×${rounded(heightOf(box))}`;
    return isSmall ? [finding("target-size", `${nameOf(target)} is ${size}, not ${rule.width}×${rule.height}`)] : [];
  });

/** Targets that are partly off the screen, cut off, covered, or overlapping. */
export const targetsInTheWay = (targets: readonly Element[]): readonly Finding[] =>
  targets.flatMap((target, index) => {
    const box = boxOf(target.getBoundingClientRect());
    const clips = target.parentElement === null ? [] : clipsAround(target.parentElement);
    const edges = [viewport(), ...clips.map((clip) => clip.box)];
    const cut = Math.max(...edges.map((edge) => outreach(box, edge)));
    const cover = coverOf(target, box);
    const others = targets.slice(index + 1).filter((other) => !target.contains(other) && !other.contains(target));
    return [
      ...(cut > tolerancePx ? [finding("clipped", `${nameOf(target)} is cut off by ${rounded(cut)} px`)] : []),
      ...(cover.kind === "none" ? [] : [finding("covered", `${nameOf(target)} lies under ${nameOf(cover.by)}`)]),
      ...others
        .filter((other) => overlapDepth(box, boxOf(other.getBoundingClientRect())) > tolerancePx)
        .map((other) => finding("overlap", `${nameOf(target)} and ${nameOf(other)} lie in one another`)),
    ];
  });

/** The area in which targets have to lie. */
export interface Reach {
  /** Below this part of the height: 0.4 for the lower 60 %, 0 for anywhere. */
  readonly below: number;
  /** Elements that need not be reached. */
  readonly except: string;
}

/** Targets above the part of the screen that a seated hand reaches. */
export const targetsOutOfReach = (targets: readonly Element[], { below, except }: Reach): readonly Finding[] =>
  targets.flatMap((target) => {
    if (target.matches(except)) return [];
    const { top } = target.getBoundingClientRect();
    const limit = innerHeight * below;
    return top < limit - tolerancePx
      ? [finding("target-reach", `${nameOf(target)} begins at ${rounded(top)} px, not below ${rounded(limit)} px`)]
      : [];
  });
