import type { Badge } from "../../contract/ipc/view.ts";
import type { LocalText } from "../../contract/words.ts";
import { widthInEms } from "../parts/text-width.ts";
import type { Speech } from "../words/speech.ts";

const dutyLineEms = 28;
const commitmentLineEms = 12;

const linesOf = (texts: readonly LocalText[], lineEms: number, speech: Speech): readonly number[] =>
  texts.map((text) => Math.ceil(widthInEms(speech.local(text)) / lineEms));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Two commitments share a row, as high as the longer one; half a line for its frame. */
const commitmentRowLines = (lines: readonly number[]): number =>
  sum(lines.flatMap((line, index) => (index % 2 === 0 ? [Math.max(line, lines[index + 1] ?? 0) + 1] : [])));

/** About how many lines the duties and commitments take at the usual size. The style sheet sizes their text by it. */
export const pledgeVolume = (badge: Badge, speech: Speech): number =>
  sum(linesOf(badge.duties, dutyLineEms, speech)) +
  commitmentRowLines(linesOf(badge.commitments, commitmentLineEms, speech));

/** From here on the text comes first: frames are narrower, and the hint about rating is left to the prompt. */
export const densePledgeVolume = 11;

const phraseMaxEms = 10;

/** Whether a text reads best broken only after its commas: 一张笑脸相迎，／一杯热水相待. */
export const isPhrased = (text: string): boolean =>
  text.split(/(?<=[，、；。！])/).every((phrase) => widthInEms(phrase) <= phraseMaxEms);
