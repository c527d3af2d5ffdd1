import { createHmac, timingSafeEqual } from "node:crypto";

/** The address below that of the centre, as messages to citizens name it. */
export const casePath = "/case";

/** Digits and letters that are told apart in handwriting; each stands for five bits. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 8;

/** The misread letters, as people write them for digits. */
const meant: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };

/**
 * The code with which a citizen opens the own case, such as "4F7K-9QXD": 40 bits, derived from the number of the item
 * and the secret `root` of the centre. It is stored nowhere; another root gives other codes.
 */
export const caseCodeOf = (root: Buffer, number: number): string => {
  const bytes = createHmac("sha256", root).update(`case code ${number}`).digest().subarray(0, length);
  const code = [...bytes].map((byte) => signs[byte % signs.length]).join("");
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
};

/** The signs of a code as they are compared, however it was written. */
const plain = (code: string): string =>
  code
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll(/[OIL]/g, (sign) => meant[sign] ?? sign);

/** Whether `given` is the code of this item, in any case, with or without its hyphen. */
export const isCaseCode = (root: Buffer, number: number, given: string): boolean => {
  const [expected, actual] = [Buffer.from(plain(caseCodeOf(root, number))), Buffer.from(plain(given))];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};
