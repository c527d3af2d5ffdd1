import { type ReactElement, type ReactNode, useState } from "react";
import type { ShownCertificate } from "../../../contract/ipc/network-settings.ts";
import type { Speech } from "../../words/speech.ts";
import { pageOf } from "../panel/parts.tsx";
import { CertificateFacts } from "./certificate-facts.tsx";

interface CertificatesViewProps {
  readonly title: string;
  readonly means: string;
  readonly certificates: readonly ShownCertificate[];
  readonly speech: Speech;
  readonly onBack: () => void;
  /** The buttons that are always there, and those that appear once the last certificate was shown. */
  readonly children?: ReactNode;
  readonly atLast?: ReactNode;
}

/** Certificates, one after the other, and the buttons for all of them. */
export const CertificatesView = (props: CertificatesViewProps): ReactElement => {
  const { title, means, certificates, speech, onBack, children, atLast } = props;
  const { words } = speech;
  const [from, setFrom] = useState(0);
  const { shown, next, hasMore } = pageOf({ items: certificates, from, most: 1 });
  const which = hasMore ? words("it.way.which", { number: from + 1, count: certificates.length }) : "";
  return (
    <>
      <h1>
        {title}
        {which}
      </h1>
      <p>{means}</p>
      {shown.map((certificate) => (
        <CertificateFacts key={certificate.fingerprint} certificate={certificate} speech={speech} />
      ))}
      <div className="it-buttons">
        <button type="button" className="button" data-testid="it-back" onClick={onBack}>
          {words("it.back")}
        </button>
        {hasMore && (
          <button type="button" className="button" data-testid="it-more" onClick={() => setFrom(next)}>
            {words("it.way.nextCertificate")}
          </button>
        )}
        {children}
        {/* The pages go round: at the last one IT has seen them all. */}
        {next === 0 && atLast}
      </div>
    </>
  );
};
