import { type PointerEvent, type ReactElement, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { loadFontFor } from "../../../host/page-fonts.ts";
import type { Speech } from "../../../words/speech.ts";
import { type Point, pointsLeft, type Stroke } from "./ink.ts";
import { loadRecogniser, type Recognise } from "./load-recogniser.ts";

interface HandwritingPadProps {
  readonly strokes: readonly Stroke[];
  readonly speech: Speech;
  readonly onStroke: (stroke: Stroke) => void;
  /** Called with the likeliest character each time the strokes change; "" without one. */
  readonly onLikeliest: (character: string) => void;
  /** A candidate was chosen. */
  readonly onCharacter: (character: string) => void;
  readonly onAgain: () => void;
  readonly onErase: () => void;
}

const useRecogniser = (): Recognise | null => {
  const [recognise, setRecognise] = useState<Recognise | null>(null);
  useEffect(() => void loadRecogniser().then((loaded) => setRecognise(() => loaded)), []);
  return recognise;
};

const none: readonly string[] = [];

/** The characters that the strokes may mean, as soon as our own font can paint them. */
const useOffered = (strokes: readonly Stroke[], onLikeliest: (character: string) => void): readonly string[] => {
  const recognise = useRecogniser();
  const likely = useMemo(
    () => (recognise === null || strokes.length === 0 ? none : recognise(strokes)),
    [strokes, recognise],
  );
  const tell = useEffectEvent(onLikeliest);
  const [painted, setPainted] = useState(none);
  useEffect(() => {
    tell(likely[0] ?? "");
    let isLate = false;
    void loadFontFor(likely.join("")).then(() => {
      if (!isLate) setPainted(likely);
    });
    return () => {
      isLate = true;
    };
  }, [likely]);
  return strokes.length === 0 ? none : painted;
};

const pointsOf = (stroke: Stroke): string => stroke.map((point) => point.join()).join(" ");

/** The caret stays in the field. */
const keepFocus = (event: PointerEvent): void => event.preventDefault();

/** The stroke under way. */
interface Drawing {
  /** Of the finger that went down in the box: others may rest on the glass. */
  readonly pointerId: number;
  readonly points: Point[];
}

interface BoxProps {
  readonly strokes: readonly Stroke[];
  readonly label: string;
  readonly onStroke: (stroke: Stroke) => void;
}

/** The square to write in. One finger writes; the line follows it without a rendering by React. */
const Box = ({ strokes, label, onStroke }: BoxProps): ReactElement => {
  const line = useRef<SVGPolylineElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const add = ({ currentTarget, pointerId, clientX, clientY }: PointerEvent<SVGSVGElement>): void => {
    const points = drawing.current?.pointerId === pointerId ? drawing.current.points : null;
    if (points === null || points.length >= pointsLeft(strokes)) return;
    const { left, top } = currentTarget.getBoundingClientRect();
    points.push([Math.round(clientX - left), Math.round(clientY - top)]);
    line.current?.setAttribute("points", pointsOf(points));
  };
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    event.preventDefault();
    // A first finger on the glass: the end of a stroke before it was lost.
    if (event.isPrimary || drawing.current === null) drawing.current = { pointerId: event.pointerId, points: [] };
    add(event);
  };
  const end = ({ pointerId }: PointerEvent): void => {
    if (drawing.current?.pointerId !== pointerId) return;
    onStroke(drawing.current.points);
    drawing.current = null;
    line.current?.setAttribute("points", "");
  };
  return (
    <svg
      className="hand-box"
      data-testid="hand-box"
      role="img"
      aria-label={label}
      onPointerDown={begin}
      onPointerMove={add}
      onPointerUp={end}
      onPointerCancel={end}
      onPointerLeave={end}
    >
      <line className="hand-guide" x1="50%" x2="50%" y2="100%" />
      <line className="hand-guide" y1="50%" y2="50%" x2="100%" />
      {strokes.map((stroke, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes are added at the end alone
        <polyline key={index} className="hand-stroke" points={pointsOf(stroke)} />
      ))}
      <polyline ref={line} className="hand-stroke" />
    </svg>
  );
};

/** 手写: one character in a square; the ten that it may be, in place of letters. */
export const HandwritingPad = (props: HandwritingPadProps): ReactElement => {
  const { strokes, speech, onCharacter } = props;
  const { words } = speech;
  const offered = useOffered(strokes, props.onLikeliest);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
    <div className="hand" role="group" aria-label={words("handwriting.area")} onPointerDown={keepFocus}>
      <Box strokes={strokes} label={words("handwriting.box")} onStroke={props.onStroke} />
      {offered.length === 0 && <p className="hand-hint">{words("handwriting.hint")}</p>}
      {offered.map((character, index) => (
        <button
          key={character}
          type="button"
          className="candidate hand-candidate"
          data-testid={`hand-${index + 1}`}
          onClick={() => onCharacter(character)}
        >
          {character}
        </button>
      ))}
      <button
        type="button"
        className="button hand-again"
        data-testid="hand-again"
        disabled={strokes.length === 0}
        onClick={props.onAgain}
      >
        {words("handwriting.again")}
      </button>
      <button type="button" className="button hand-erase" data-testid="hand-erase" onClick={props.onErase}>
        {words("textEntry.erase")}
      </button>
    </div>
  );
};
