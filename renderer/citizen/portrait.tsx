import { type ReactElement, useState } from "react";
import type { Sha256Hex } from "../../contract/words.ts";
import { pictureAddress } from "../host/decoded-picture.ts";

interface PortraitProps {
  readonly picture: Sha256Hex | null;
  /** The text alternative of the picture. */
  readonly label: string;
}

/** A neutral drawn bust, for staff without a picture. */
const Bust = (): ReactElement => (
  <svg className="portrait-picture" viewBox="0 0 100 120" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
    <rect className="bust-ground" width="100" height="120" />
    <path className="bust-person" d="M6 120c0-25 16-35 35-39V68h18v13c19 4 35 14 35 39Z" />
    <path className="bust-neck" d="M41 71q9 7 18 0v10l-9 12-9-12Z" />
    <ellipse className="bust-person" cx="50" cy="48" rx="21" ry="25" />
    <path className="bust-collar" d="m38 81 12 14 12-14 3 1-15 33-15-33Z" />
    <path className="bust-lapel" d="m35 82 15 33v5h-9L27 93l6-1-4-8Zm30 0-15 33v5h9l14-27-6-1 4-8Z" />
  </svg>
);

/** The picture over the drawing: where the file is missing or damaged, the drawing is seen. */
export const Portrait = ({ picture, label }: PortraitProps): ReactElement => {
  const [failed, setFailed] = useState<Sha256Hex | null>(null);
  return (
    <div className="portrait" role="img" aria-label={label}>
      <Bust />
      {picture !== null && picture !== failed && (
        <img
          key={picture}
          className="portrait-picture"
          src={pictureAddress(picture)}
          alt=""
          draggable={false}
          onError={() => setFailed(picture)}
        />
      )}
    </div>
  );
};
