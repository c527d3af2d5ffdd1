import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import type { ShownCertificate } from "../../../contract/ipc/network-settings.ts";
import { loadFontFor, textsIn } from "../../host/page-fonts.ts";
import type { Speech } from "../../words/speech.ts";
import { Facts, pageOf, Row } from "../panel/parts.tsx";

interface CertificatesViewProps {
  /** For one of several: its number, counted from 1. */
  readonly titleOf: (place: { readonly number: number; readonly count: number }) => string;
  readonly means: string;
  readonly certificates: readonly ShownCertificate[];
  readonly speech: Speech;
  readonly onBack: () => void;
  /** The buttons that are always there, and those that appear once the last certificate was shown. */
  readonly children?: ReactNode;
  readonly atLast?: ReactNode;
}

interface CertificateProps {
  readonly certificate: ShownCertificate;
  readonly speech: Speech;
}

/** The day as ISO 8601: day and month cannot be confused. */
const dayOf = (at: string): string => at.slice(0, 10);

/** The number of pairs that a person compares at once. */
const pairsInGroup = 8;

const groupsOf = (fingerprint: string): readonly string[] =>
  fingerprint.match(new RegExp(`(?:..:?){1,${pairsInGroup}}`, "g")) ?? [];

/** A SHA-256 fingerprint, which breaks only between its groups. */
const Fingerprint = ({ value }: { readonly value: string }): ReactElement => (
  <code className="it-fingerprint" data-testid="certificate-fingerprint">
    {groupsOf(value).map((group, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same
      <span key={index}>{group}</span>
    ))}
  </code>
);

/** All values of a certificate that a person can compare. */
const CertificateFacts = ({ certificate, speech: { words } }: CertificateProps): ReactElement => {
  const { subject, issuer, validUntil, fingerprint } = certificate;
  useEffect(() => void loadFontFor(textsIn(certificate)), [certificate]);
  return (
    <>
      <Facts
        facts={[
          { name: "subject", label: words("it.way.subject"), value: subject },
          { name: "issuer", label: words("it.way.issuer"), value: issuer },
          { name: "validUntil", label: words("it.way.validUntil"), value: dayOf(validUntil) },
        ]}
      />
      <Row label={words("it.way.fingerprint")}>
        <Fingerprint value={fingerprint} />
      </Row>
    </>
  );
};

/** Certificates, one after the other, and the buttons for all of them. */
export const CertificatesView = (props: CertificatesViewProps): ReactElement => {
  const { titleOf, means, certificates, speech, onBack, children, atLast } = props;
  const { words } = speech;
  const [from, setFrom] = useState(0);
  const { shown, next, hasMore } = pageOf({ items: certificates, from, most: 1 });
  return (
    <>
      <h1>{titleOf({ number: from + 1, count: certificates.length })}</h1>
      <p>{means}</p>
      {shown.map((certificate) => (
        <CertificateFacts key={certificate.fingerprint} certificate={certificate} speech={speech} />
      ))}
      <div className="it-buttons">
        <button type="button" className="button" data-testid="it-back" onClick={onBack}>
          {words("it.back")}
        </button>
        {hasMore && next > 0 && (
          <button type="button" className="button" data-testid="it-more" onClick={() => setFrom(next)}>
            {words("it.way.nextCertificate")}
          </button>
        )}
        {children}
        {/* At the last one IT has seen them all. */}
        {next === 0 && atLast}
      </div>
    </>
  );
};
