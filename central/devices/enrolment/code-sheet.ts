import { QRCodeSVG } from "qrcode.react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { IssuedCode } from "../../../contract/office/devices/enrolment-codes.ts";
import { type Html, html, verbatim } from "../../follow-up/html.ts";

/** Loads nothing from elsewhere: the file can be printed from any browser. */
const style = `
@page { size: A4; margin: 12mm; }
body { margin: 0; color: #000; font-family: "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
header { margin: 0 0 6mm; font-size: 11pt; line-height: 1.5; }
h1 { margin: 0 0 2mm; font-size: 16pt; }
ul { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm; margin: 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: 38mm 1fr; gap: 4mm; align-items: center; padding: 3mm; border: 1px dashed #777;
  break-inside: avoid; font-size: 10.5pt; line-height: 1.5; overflow-wrap: anywhere; }
svg { display: block; width: 38mm; height: 38mm; }
strong { display: block; font-size: 13pt; }
code { display: block; margin: 1mm 0; font: bold 15pt ui-monospace, Consolas, "DejaVu Sans Mono", monospace; white-space: nowrap; }
small { display: block; font-size: 9pt; }
`;

/** "2026-11-28 09:30 (UTC+8)" in this machine's zone, because people of the hall read the sheet. */
const untilText = (expiresAt: string): string => {
  const time = new Date(expiresAt);
  const text = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" }).format(time);
  const hours = -time.getTimezoneOffset() / 60;
  return `${text} (UTC${hours < 0 ? "" : "+"}${hours})`;
};

/** A QR code as a drawing for a page, with its quiet zone; `title` is for screen readers. */
const qrCode = (value: string, title: string): Html =>
  verbatim(renderToStaticMarkup(createElement(QRCodeSVG, { value, title, level: "M", marginSize: 4 })));

const slipOf = ({ unitName, unitCode, windowNumber, windowName, code, ticket, expiresAt }: IssuedCode) => html`<li>
${qrCode(ticket, code)}
<div>
<strong>${unitName.zh} · ${windowNumber} 号窗口</strong>
${windowName.zh} <small>${unitCode} · window ${windowNumber}</small>
<code>${code}</code>
<small>有效期至 valid until ${untilText(expiresAt)}</small>
</div>
</li>
`;

/** A page to print and cut: one slip for each window, with the code to type and the ticket as a QR code. */
export const codeSheet = (codes: readonly IssuedCode[]): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>入网码 Enrolment codes</title>
<style>${verbatim(style)}</style>
</head>
<body>
<header>
<h1>窗口星 · 入网码 Enrolment codes</h1>
每个入网码只能用一次，只用于所写的窗口。用完或过期的请销毁；遗失的请到评价中心作废。
<br>Each code works once, for the window it names. Destroy used or expired codes. Revoke lost codes at the centre.
</header>
<ul>
${codes.map(slipOf)}</ul>
</body>
</html>
`.html;
