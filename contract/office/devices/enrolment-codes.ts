import { z } from "zod";
import { DeviceId, LocalText, UnitCode, WindowNumber } from "../../words.ts";
import { officePaths } from "../office-paths.ts";
import { question } from "../question.ts";
import { SearchText } from "../search-text.ts";

export const WindowKey = z.strictObject({ unitCode: UnitCode, windowNumber: WindowNumber });
export type WindowKey = z.infer<typeof WindowKey>;

/** The most codes issued at once: the windows of a city. */
export const mostCodes = 1_000;

/** How long a code is valid, hours: by default, and at most. */
export const usualHours = 24;
export const mostHours = 30 * 24;

const hours = z.int().min(1).max(mostHours).default(usualHours);

/**
 * `POST /office/v1/enrolment-codes`: a code for each window, all or none, or one for the window of a device that will
 * be revoked when the code is used. 201 with `IssuedCodes`; `window-unknown`, `not-found` (no such device).
 */
export const CodesToIssue = z.union([
  z.strictObject({ windows: z.array(WindowKey).min(1).max(mostCodes), hours }),
  z.strictObject({ replaces: DeviceId, hours }),
]);
export type CodesToIssue = z.input<typeof CodesToIssue>;

/** A code as it is shown, once. */
export const IssuedCode = z.strictObject({
  ...WindowKey.shape,
  unitName: LocalText,
  windowName: LocalText,
  code: z.string(),
  /** For a QR code, a reader, or a file: see `writeEnrolmentTicket`. */
  ticket: z.string(),
  /** By the centre's clock, ISO 8601. */
  expiresAt: z.string(),
});
export type IssuedCode = z.infer<typeof IssuedCode>;

/** The codes, the same as a table for a spreadsheet, and as a page to print. */
export const IssuedCodes = z.strictObject({ codes: z.array(IssuedCode), csv: z.string(), sheet: z.string() });
export type IssuedCodes = z.infer<typeof IssuedCodes>;

export const CodeState = z.enum(["open", "used", "expired", "revoked"]);
export type CodeState = z.infer<typeof CodeState>;

/** A code that was issued, without the code. */
export const CodeRow = z.strictObject({
  id: z.string(),
  unitCode: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  state: CodeState,
  issuedAt: z.string().nullable(),
  expiresAt: z.string(),
  /** The device that used it, and the one that it revokes. */
  usedBy: z.string().nullable(),
  replaces: z.string().nullable(),
});
export type CodeRow = z.infer<typeof CodeRow>;

/** `text` is part of a unit's name or code, or a window's number. `after`: a code of an earlier answer. */
export const CodesQuery = z.strictObject({
  unit: UnitCode.optional(),
  state: CodeState.optional(),
  text: SearchText.optional(),
  after: z.uuid().optional(),
});
export type CodesQuery = z.infer<typeof CodesQuery>;

/** The most codes in one answer. */
export const codesAtOnce = 50;

/** `GET /office/v1/enrolment-codes?unit=…&state=open&text=…`: the newest first. */
export const EnrolmentCodes = z.strictObject({
  codes: z.array(CodeRow),
  /** For `after`, where there are more. */
  next: z.uuid().nullable(),
});
export type EnrolmentCodes = z.infer<typeof EnrolmentCodes>;

/** `POST /office/v1/enrolment-code-revocations`. 204; 404 `not-found` where there is no such open code. */
export const CodeToRevoke = z.strictObject({ id: z.uuid() });
export type CodeToRevoke = z.infer<typeof CodeToRevoke>;

export const codesQuestion = question(officePaths.enrolmentCodes, EnrolmentCodes);
