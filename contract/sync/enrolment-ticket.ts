import { z } from "zod";

const scheme = "counterstar-enrol:";

/** A centre's origin, normalised: "HTTPS://Centre.Example:443/" becomes "https://centre.example". */
const CentreUrl = z
  .url({ protocol: /^https?$/, normalize: true })
  .max(300)
  .refine((url) => /^https?:\/\/[^/?#@]+\/$/.test(url))
  .transform((url) => url.slice(0, -1));

/** A one-time code as it is printed; the centre ignores case and dashes. */
const Code = z.string().regex(/^[0-9A-Za-z-]{1,40}$/);

/** The address and the code that a new kiosk needs to enrol at its centre. */
export interface EnrolmentTicket {
  /** No slash at its end. */
  readonly centreUrl: string;
  readonly code: string;
}

/**
 * One line of ASCII for a QR code, a reader that types, or a file:
 * `counterstar-enrol:K7QF-9D2M-4XTA@https://centre.example:7600`. The code comes first: it holds no `@`.
 */
export const writeEnrolmentTicket = ({ centreUrl, code }: EnrolmentTicket): string =>
  `${scheme}${Code.parse(code)}@${CentreUrl.parse(centreUrl)}`;

/**
 * undefined where the text is no ticket. Tolerates additions of files and readers: white space, a line break, a byte
 * order mark, and capitals.
 */
export const readEnrolmentTicket = (text: string): EnrolmentTicket | undefined => {
  const line = text.trim();
  if (line.slice(0, scheme.length).toLowerCase() !== scheme) return undefined;
  const [typed, ...rest] = line.slice(scheme.length).split("@");
  const [code, centreUrl] = [Code.safeParse(typed), CentreUrl.safeParse(rest.join("@"))];
  if (!code.success || !centreUrl.success) return undefined;
  return { centreUrl: centreUrl.data, code: code.data.toUpperCase() };
};
