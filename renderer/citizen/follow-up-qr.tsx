import { type ReactElement, useEffect, useState } from "react";
import { QrCode } from "../layout/qr-code.tsx";

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

/** The QR code of a page at the centre, for the citizen's own telephone. */
export const FollowUpQr = (props: { readonly address: string; readonly title: string }): ReactElement | null =>
  useDrawn() ? <QrCode value={props.address} level="M" title={props.title} /> : null;
