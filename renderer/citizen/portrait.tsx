import { type ReactElement, useState } from "react";
import type { Sha256Hex } from "../../contract/words.ts";
import { pictureAddress } from "../host/decoded-picture.ts";

interface PortraitProps {
  readonly picture: Sha256Hex | null;
  /** The text alternative of the picture. */
  readonly label: string;
}

/** Head and shoulders in one line, for staff without a picture. */
const Bust = (): ReactElement => (
  <svg className="portrait-picture" viewBox="0 0 100 120" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
    <rect className="bust-ground" width="100" height="120" />
    <path
      className="bust-person"
      d="M50 22c13 0 21 10 21 24 0 11-5 19-10 23v6c0 3 2 5 5 6 17 5 27 14 29 39H5c2-25 12-34 29-39 3-1 5-3 5-6v-6c-5-4-10-12-10-23 0-14 8-24 21-24Z"
    />
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
