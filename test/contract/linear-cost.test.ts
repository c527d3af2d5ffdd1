import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { normaliseCode } from "../../central/devices/enrolment/enrolment-code.ts";
import { readFields } from "../../central/follow-up/read-form.ts";
import { readSignatureInput } from "../../central/http/authenticate.ts";
import { isMessageSignedBy } from "../../central/http/verify-signature.ts";
import { guardCell, unguardCell } from "../../central/roster/book/guarded-cell.ts";
import { readCsv } from "../../central/roster/book/read-book.ts";
import { createOwnerFinder } from "../../central/roster/photos/find-photo.ts";
import { suggestHeading } from "../../central/roster/sheets/check-headings.ts";
import { codeUpTo, listOf, readBadge, readMonth, readStar, textUpTo } from "../../central/roster/sheets/read-values.ts";
import { tidyHeading } from "../../central/roster/sheets/tidy.ts";
import { likedLanguage } from "../../contract/accept-language.ts";
import { signedTextOf } from "../../contract/audit/export-file.ts";
import { PromptRequest } from "../../contract/counter/counter.ts";
import { readWindowsCsv } from "../../contract/office/devices/windows-csv.ts";
import { readEnrolmentTicket } from "../../contract/sync/enrolment-ticket.ts";
import { readUpload } from "../../contract/sync/upload.ts";
import { Base64, WallTime, writtenText } from "../../contract/words.ts";
import { isOwnHost } from "../../electron/main/counter-api/gate.ts";
import { isBearerOf } from "../../electron/main/counter-api/token.ts";
import { mountedSticks } from "../../electron/main/it/sticks.ts";
import { readProxyAddress } from "../../electron/main/network/proxy-address.ts";
import { readCertificates } from "../../electron/main/network/read-certificates.ts";
import { decodeMessage } from "../../electron/main/queue-system/wire.ts";
import { growthOf, mostGrowth } from "../support/growth.ts";

const { publicKey } = generateKeyPairSync("ed25519");
const url = new URL("http://centre/v1/ledger");
const input = 'kiosk=("@method");keyid="a";alg="ed25519";nonce="n"';
const isSigned = (headers: Readonly<Record<string, string>>) =>
  isMessageSignedBy(publicKey, { method: "GET", url, headers }, ["@method"], ["keyid"]);
const ownerOf = createOwnerFinder([{ unitCode: "U", number: "1" }], ["U"]);
const name = { zh: "姓名", en: "name", read: textUpTo(60) };

/** Every function that reads a text of foreign origin before its length is checked. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  "Accept-Language": likedLanguage,
  "Signature-Input": readSignatureInput,
  "Signature, in the library": (text) => isSigned({ signature: `kiosk=${text}`, "signature-input": input }),
  "Signature-Input, in the library": (text) => isSigned({ signature: "kiosk=:AAAA:", "signature-input": text }),
  "the token of the counter API": (text) => isBearerOf(null, `Bearer ${text}`),
  "Authorization as a whole": (text) => isBearerOf(null, text),
  Host: (text) => isOwnHost(text, "127.0.0.1"),
  "a prompt of the counter API": (text) => PromptRequest.safeParse({ transactions: [{ transactionRef: text }] }),
  "a push of the queue system": (text) =>
    decodeMessage(JSON.stringify({ method: "RateQuest", param: { rateId: text } })),
  "a message that is no JSON": decodeMessage,
  "an enrolment ticket": readEnrolmentTicket,
  "the code of a ticket": (text) => readEnrolmentTicket(`counterstar-enrol:${text}@http://a`),
  "the address of a ticket": (text) => readEnrolmentTicket(`counterstar-enrol:AAAA@http://${text}`),
  "an enrolment code": normaliseCode,
  "the address of a proxy": readProxyAddress,
  "a certificate file": (text) => readCertificates(Buffer.from(text), new Date()),
  "the mount points": (text) => mountedSticks(`/dev/sdb1 ${text} vfat`),
  "an upload": readUpload,
  "a line of an export": (text) => signedTextOf(`{"text":${JSON.stringify(text)},"signature":"AAAA"}`),
  base64: (text) => Base64.safeParse(text),
  "a time": (text) => WallTime.safeParse(text),
  "written text": (text) => writtenText(1_000_000).safeParse(text),
  "the form of a phone": readFields,
  "a list of windows": readWindowsCsv,
  "a CSV file": (text) => {
    try {
      return readCsv(Buffer.from(text), "x");
    } catch {
      return undefined;
    }
  },
  "a cell of CSV": (text) => unguardCell(guardCell(text)),
  "a heading": tidyHeading,
  "an unknown heading": (text) => suggestHeading(text, { name }),
  "a code": codeUpTo(40),
  "a list of texts": listOf(textUpTo(40)),
  "a badge": readBadge,
  "a month": readMonth,
  "a star": readStar,
  "the name of a photo": ownerOf,
};

const units = [
  ..." \t\n;,=\"'-/.0a:@{\\%★e",
  "a ",
  "; ",
  "q=",
  '""',
  "\r\n",
  "1.",
  "a.",
  "\\040",
  "-----BEGIN ",
  "PRIVATE KEY",
  "\u200b",
  "\u3000",
  "\u0301\u0316",
  "\u337f",
];

/** A run at each of whose characters an expression may begin to match, without the end that it requires. */
const runOf = (unit: string) => (length: number) => `a${unit.repeat(Math.ceil(length / unit.length))}b`;

it.each(Object.entries(readers))("%s takes time in proportion to the length", async (_, work) => {
  const slow: string[] = [];
  for (const unit of units) {
    const growth = await growthOf(work, runOf(unit));
    if (growth >= mostGrowth) slow.push(`${JSON.stringify(unit)}: ${Math.round(growth)} times`);
  }
  expect(slow).toEqual([]);
});
