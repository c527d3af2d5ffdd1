import { type ReactElement, useEffect } from "react";
import type { ShownCertificate } from "../../../contract/ipc/network-settings.ts";
import { loadFontFor, textsIn } from "../../host/page-fonts.ts";
import type { Speech } from "../../words/speech.ts";
import { Facts, Row } from "../panel/parts.tsx";
import { Fingerprint } from "./fingerprint.tsx";

interface CertificateProps {
  readonly certificate: ShownCertificate;
  readonly speech: Speech;
}

/** The day as ISO 8601: day and month cannot be confused. */
const dayOf = (at: string): string => at.slice(0, 10);

/** All values of a certificate that a person can compare. */
export const CertificateFacts = ({ certificate, speech: { words } }: CertificateProps): ReactElement => {
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
