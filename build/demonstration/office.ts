import { accountPaths } from "../../contract/office/accounts/accounts.ts";
import { devicesQuestion } from "../../contract/office/devices/devices.ts";
import { IssuedCodes, type WindowKey } from "../../contract/office/devices/enrolment-codes.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import type { Question } from "../../contract/office/question.ts";

/** The centre as the office's pages see it. Every method throws where the centre does not answer as the contract says. */
export interface Office {
  /** Whether a device was ever enrolled at one of these windows. */
  readonly hasDeviceAt: (windows: readonly WindowKey[]) => Promise<boolean>;
  /** A one-time code for a window. */
  readonly newCode: (window: WindowKey) => Promise<string>;
  /** Shows on the office's pages how much is written, from 0 to 1. */
  readonly reportProgress: (share: number) => Promise<void>;
}

const answered = (answer: Response, path: string): Response => {
  if (!answer.ok) throw new Error(`HTTP ${answer.status} of ${path}`);
  return answer;
};

/** The cookie of a new session of the invented member of IT. */
const logIn = async (centreUrl: string, password: string): Promise<string> => {
  const path = accountPaths.sessions;
  const headers = { origin: centreUrl, "content-type": "application/json" };
  const body = JSON.stringify({ login: "it", password });
  const answer = answered(await fetch(centreUrl + path, { method: "POST", headers, body }), path);
  const [cookie = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  return cookie;
};

/** Throws where the centre refuses the password, as one that is no demonstration does. */
export const logInToOffice = async (centreUrl: string, password: string): Promise<Office> => {
  const own = { origin: centreUrl, cookie: await logIn(centreUrl, password) };
  const ask = async <Value>({ path, schema }: Question<Value>): Promise<Value> =>
    schema.parse(await answered(await fetch(centreUrl + path, { headers: own }), path).json());
  const post = async (path: string, body: unknown): Promise<Response> => {
    const headers = { ...own, "content-type": "application/json" };
    return answered(await fetch(centreUrl + path, { method: "POST", headers, body: JSON.stringify(body) }), path);
  };
  return {
    hasDeviceAt: async (windows) => {
      for (const { unitCode, windowNumber } of windows) {
        const query = new URLSearchParams({ unit: unitCode, text: windowNumber });
        const { devices } = await ask({ ...devicesQuestion, path: `${devicesQuestion.path}?${query}` });
        if (devices.some((device) => device.windowNumber === windowNumber)) return true;
      }
      return false;
    },
    newCode: async ({ unitCode, windowNumber }) => {
      const issued = await post(officePaths.enrolmentCodes, { windows: [{ unitCode, windowNumber }] });
      const [code] = IssuedCodes.parse(await issued.json()).codes;
      if (!code) throw new Error("the centre issued no code");
      return code.code;
    },
    reportProgress: async (share) => {
      await post(officePaths.demonstrationProgress, { share });
    },
  };
};
