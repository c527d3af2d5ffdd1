import { memo, type ReactElement } from "react";
import type { Speech } from "../words/speech.ts";
import { FollowUpQr } from "./follow-up-qr.tsx";

interface FollowUpCodeProps {
  /** null once the page was opened: the code is then replaced, and the rest stays where it is. */
  readonly address: string | null;
  readonly days: number;
  readonly speech: Speech;
}

/** A phone with a tick, in place of the code. */
const OpenedMark = (): ReactElement => (
  <svg viewBox="0 0 120 120" aria-hidden="true">
    <rect className="saved-ring" x="34" y="12" width="52" height="96" rx="10" />
    <path className="saved-tick" d="m47 61 9 9 17-18" />
  </svg>
);

/** 带回家填写: the QR code of this rating's page. */
export const FollowUpCode = memo(({ address, days, speech }: FollowUpCodeProps): ReactElement => {
  const title = speech.words("reasons.atHome");
  return (
    <aside className="follow-up" data-testid="follow-up" data-fits="">
      <div className="follow-up-code">
        {address === null ? <OpenedMark /> : <FollowUpQr address={address} title={title} />}
      </div>
      <div>
        <h2>{title}</h2>
        {/* Both are in the same grid cell, so that a change moves nothing. */}
        <div className="follow-up-words" aria-live="polite">
          <p data-shown={address !== null}>{speech.words("reasons.atHomeHow", { days })}</p>
          <p data-shown={address === null} data-testid="follow-up-opened">
            {speech.words("reasons.atHomeOpened")}
          </p>
        </div>
      </div>
    </aside>
  );
});
