import type { Candidate } from "./pinyin-candidates.ts";

/** Lengths in ems of the candidates' font. */
export interface CandidateRoom {
  /** The width of the row, without the buttons that turn its pages. */
  readonly row: number;
  /** The least width of a target. */
  readonly least: number;
  /** The padding left and right of a candidate's text, together. */
  readonly padding: number;
  readonly gap: number;
}

const widthOf = (text: string, { least, padding }: CandidateRoom): number =>
  Math.max(least, [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 1 : 0.62), 0) + padding);

/** The candidates row by row, as many in each as fit; at least one, however long. */
export const candidatePages = (
  candidates: readonly Candidate[],
  room: CandidateRoom,
): readonly (readonly Candidate[])[] => {
  const pages: Candidate[][] = [];
  let left = 0;
  for (const candidate of candidates) {
    const width = widthOf(candidate.text, room);
    const page = pages.at(-1);
    if (page === undefined || width > left) {
      pages.push([candidate]);
      left = room.row - width - room.gap;
    } else {
      page.push(candidate);
      left -= width + room.gap;
    }
  }
  return pages;
};
