import { QRCodeSVG } from "qrcode.react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Html, verbatim } from "../../follow-up/html.ts";

/** A QR code as a drawing for a page, with its quiet zone; `title` is for screen readers. */
export const qrCode = (value: string, title: string): Html =>
  verbatim(renderToStaticMarkup(createElement(QRCodeSVG, { value, title, level: "M", marginSize: 4 })));
