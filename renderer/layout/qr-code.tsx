import { QRCodeSVG } from "qrcode.react";
import type { ReactElement } from "react";

/** The light border, in modules, without which telephones do not find the code. */
const quietZone = 4;

interface QrCodeProps {
  readonly value: string;
  /** How much of a damaged code can be restored: L is 7 in 100, M is 15. */
  readonly level: "L" | "M";
  readonly title: string;
}

/** Black on white in every mode. */
export const QrCode = (props: QrCodeProps): ReactElement => (
  <QRCodeSVG {...props} marginSize={quietZone} bgColor="#ffffff" fgColor="#000000" />
);
