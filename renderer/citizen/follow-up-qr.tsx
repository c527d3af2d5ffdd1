import { QRCodeSVG } from "qrcode.react";
import { type ReactElement, useEffect, useState } from "react";

/** The light border, in modules, without which telephones do not find the code. */
const quietZone = 4;

/** Computing a code takes longer than the rest of the screen: the screen must not wait for it. */
const drawAfterMs = 50;

const useDrawn = (): boolean => {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(true), drawAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return isDrawn;
};

/** The QR code of a page at the centre, for the citizen's own telephone. Black on white in every mode. */
export const FollowUpQr = ({ address, title }: { readonly address: string; readonly title: string }): ReactElement => {
  const isDrawn = useDrawn();
  return (
    <>
      {isDrawn && (
        <QRCodeSVG value={address} level="M" marginSize={quietZone} bgColor="#ffffff" fgColor="#000000" title={title} />
      )}
    </>
  );
};
