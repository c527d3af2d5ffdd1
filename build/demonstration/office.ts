import { demonstrationQuestion } from "../../contract/office/demonstration.ts";
import { devicesQuestion } from "../../contract/office/devices/devices.ts";
import { IssuedCodes, type WindowKey } from "../../contract/office/devices/enrolment-codes.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import type { Question } from "../../contract/office/question.ts";

/** The centre as the office's pages see it. Every method throws where the centre does not answer as the contract says. */
export interface Office {
  readonly isDemonstration: () => Promise<boolean>;
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

export const officeAt = (centreUrl: string, officeKey: string): Office => {
  const authorization = `Bearer ${officeKey}`;
  const ask = async <Value>({ path, schema }: Question<Value>): Promise<Value> =>
    schema.parse(await answered(await fetch(centreUrl + path, { headers: { authorization } }), path).json());
  const post = async (path: string, body: unknown): Promise<Response> => {
    const headers = { authorization, "content-type": "application/json" };
    return answered(await fetch(centreUrl + path, { method: "POST", headers, body: JSON.stringify(body) }), path);
  };
  return {
    isDemonstration: async () => (await ask(demonstrationQuestion)).isDemonstration,
    hasDeviceAt: async (windows) => {
      const devices = await ask(devicesQuestion);
      return devices.some((device) =>
        windows.some(
          ({ unitCode, windowNumber }) => device.unitCode === unitCode && device.windowNumber === windowNumber,
        ),
      );
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
