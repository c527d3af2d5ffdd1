import {
  type PointerEvent,
  type ReactElement,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { loadFontFor } from "../../host/page-fonts.ts";
import { watchLayout } from "../../layout/layout-changes.ts";
import type { Speech } from "../../words/speech.ts";
import { type CandidateRoom, candidatePages } from "./candidate-pages.ts";
import type { Candidate } from "./pinyin-candidates.ts";

interface CandidateBarProps {
  /** The typed pinyin; "" if there is none, and the row then shows `marks`. */
  readonly letters: string;
  readonly candidates: readonly Candidate[];
  readonly marks: readonly string[];
  readonly page: number;
  readonly speech: Speech;
  /** `letters`: the letters that the candidate was offered for. */
  readonly onChoose: (candidate: Candidate, letters: string) => void;
  readonly onMark: (mark: string) => void;
  readonly onPage: (page: number) => void;
}

/** Of `.candidate` in text-entry.css, in ems. */
const padding = 0.8;
const gap = 0.25;

const roomIn = (row: HTMLElement): CandidateRoom => {
  const em = Number.parseFloat(getComputedStyle(row).fontSize);
  const least = Number.parseFloat(getComputedStyle(row).getPropertyValue("min-height"));
  return { row: row.clientWidth / em, least: least / em, padding, gap };
};

/** The room in the row, measured whenever the screen or its font size changes. */
const useRoom = (): readonly [RefObject<HTMLDivElement | null>, CandidateRoom | null] => {
  const row = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<CandidateRoom | null>(null);
  useLayoutEffect(() => {
    if (row.current === null) return;
    const element = row.current;
    const measure = (): void => setRoom(roomIn(element));
    measure();
    return watchLayout(element, measure);
  }, []);
  return [row, room];
};

interface Choice {
  /** The letters of these candidates: a touch on a candidate is ignored once other letters have been typed. */
  readonly letters: string;
  readonly candidates: readonly Candidate[];
}

/** The choice, as soon as our own font can paint it: a rare character may need another slice of the font. */
const usePainted = (letters: string, candidates: readonly Candidate[]): Choice => {
  const [painted, setPainted] = useState<Choice>({ letters: "", candidates: [] });
  useEffect(() => {
    let isLate = false;
    void loadFontFor(candidates.map(({ text }) => text).join("")).then(() => {
      if (!isLate) setPainted({ letters, candidates });
    });
    return () => {
      isLate = true;
    };
  }, [letters, candidates]);
  return painted;
};

const keepFocus = (event: PointerEvent): void => event.preventDefault();

interface TurnProps {
  readonly testId: string;
  readonly label: string;
  readonly shape: string;
  readonly disabled: boolean;
  readonly onTap: () => void;
}

const Turn = ({ testId, label, shape, disabled, onTap }: TurnProps): ReactElement => (
  <button
    type="button"
    className="candidate candidate-turn"
    data-testid={testId}
    aria-label={label}
    disabled={disabled}
    onClick={onTap}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={shape} />
    </svg>
  </button>
);

const Turns = ({ props, pages }: { readonly props: CandidateBarProps; readonly pages: number }): ReactElement => (
  <>
    <Turn
      testId="candidates-back"
      label={props.speech.words("textEntry.fewer")}
      shape="m15 4-8 8 8 8"
      disabled={props.page === 0}
      onTap={() => props.onPage(props.page - 1)}
    />
    <Turn
      testId="candidates-on"
      label={props.speech.words("textEntry.more")}
      shape="m9 4 8 8-8 8"
      disabled={props.page >= pages - 1}
      onTap={() => props.onPage(props.page + 1)}
    />
  </>
);

const Marks = ({ marks, onMark }: Pick<CandidateBarProps, "marks" | "onMark">): ReactElement => (
  <>
    {marks.map((mark) => (
      <button key={mark} type="button" className="candidate candidate-mark" onClick={() => onMark(mark)}>
        {mark}
      </button>
    ))}
  </>
);

const noCandidates: readonly Candidate[] = [];

/** The candidates for the letters, a row at a time; punctuation marks while there are no letters. */
export const CandidateBar = (props: CandidateBarProps): ReactElement => {
  const { letters, candidates, page, speech, onChoose } = props;
  const [row, room] = useRoom();
  const pages = useMemo(() => (room === null ? [] : candidatePages(candidates, room)), [candidates, room]);
  const painted = usePainted(letters, pages[page] ?? noCandidates);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
    <div
      className="candidates mirrors"
      data-letters={painted.letters}
      role="group"
      aria-label={speech.words("textEntry.candidates")}
      onPointerDown={keepFocus}
    >
      <div ref={row} className="candidate-row">
        {letters === "" && <Marks marks={props.marks} onMark={props.onMark} />}
        {letters !== "" &&
          painted.candidates.map((candidate, index) => (
            <button
              key={candidate.text}
              type="button"
              className="candidate"
              data-testid={`candidate-${index + 1}`}
              onClick={() => onChoose(candidate, painted.letters)}
            >
              {candidate.text}
            </button>
          ))}
      </div>
      {pages.length > 1 && <Turns props={props} pages={pages.length} />}
    </div>
  );
};
