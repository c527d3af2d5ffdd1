import { type ReactElement, useState } from "react";
import type { Sha256Hex } from "../../contract/words.ts";
import { starPath } from "../shared-parts/star-shape.tsx";

interface PortraitProps {
  readonly picture: Sha256Hex | null;
  /** What the picture shows, in words. */
  readonly label: string;
}

/** A drawn bust, for whoever has no picture yet: nobody in particular, and nobody less. */
const Bust = (): ReactElement => (
  <svg className="portrait-picture" viewBox="0 0 100 120" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
    <rect className="bust-ground" width="100" height="120" />
    <path className="bust-person" d="M6 120c0-25 15-35 34-39V68h20v13c19 4 34 14 34 39Z" />
    <ellipse className="bust-person" cx="50" cy="48" rx="22" ry="26" />
    <path className="bust-collar" d="m38 80 12 15 12-15 3 1-15 34-15-34Z" />
    <path className="bust-lapel" d="m35 81 15 34v5h-9L27 92l6-1-4-8Zm30 0-15 34v5h9l14-28-6-1 4-8Z" />
    <path className="bust-pin" d={starPath} transform="translate(68 98) scale(.5)" />
  </svg>
);

/** The picture over the drawing: where the file is missing or damaged, the drawing is what remains. */
export const Portrait = ({ picture, label }: PortraitProps): ReactElement => {
  const [failed, setFailed] = useState<Sha256Hex | null>(null);
  return (
    <div className="portrait" role="img" aria-label={label}>
      <Bust />
      {picture !== null && picture !== failed && (
        <img
          key={picture}
          className="portrait-picture"
          src={`/pictures/${picture}`}
          alt=""
          draggable={false}
          onError={() => setFailed(picture)}
        />
      )}
    </div>
  );
};
