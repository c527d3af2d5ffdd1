import { QRCodeSVG } from "qrcode.react";
import { memo, type ReactElement, useEffect, useState } from "react";
import type { Speech } from "../words/speech.ts";

interface FollowUpCodeProps {
  readonly address: string;
  readonly days: number;
  readonly speech: Speech;
}

/** The modules of light around a code without which telephones do not find it. */
const quietZone = 4;

/** Working a code out takes longer than all the rest of the screen: the thanks must not wait for it. */
const drawAfterMs = 50;

const useDrawn = (): boolean => {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(true), drawAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return isDrawn;
};

/** 回家再说: the way to this rating's page, for the citizen's own telephone. Black on white in every mode. */
export const FollowUpCode = memo(({ address, days, speech }: FollowUpCodeProps): ReactElement => {
  const isDrawn = useDrawn();
  const title = speech.words("reasons.atHome");
  return (
    <aside className="follow-up" data-testid="follow-up" data-fits="">
      <div className="follow-up-code">
        {isDrawn && (
          <QRCodeSVG
            value={address}
            level="M"
            marginSize={quietZone}
            bgColor="#ffffff"
            fgColor="#000000"
            title={title}
          />
        )}
      </div>
      <div>
        <h2>{title}</h2>
        <p>{speech.words("reasons.atHomeHow", { days })}</p>
      </div>
    </aside>
  );
});
