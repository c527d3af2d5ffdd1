import { devicesQuestion } from "../../contract/office/devices/devices.ts";
import { IssuedCodes, type WindowKey } from "../../contract/office/devices/enrolment-codes.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { answered, logInAs } from "./person.ts";

/** The centre as the office's pages see it. Every method throws where the centre does not answer as the contract says. */
export interface Office {
  /** Whether a device was ever enrolled at one of these windows. */
  readonly hasDeviceAt: (windows: readonly WindowKey[]) => Promise<boolean>;
  /** A one-time code for a window. */
  readonly newCode: (window: WindowKey) => Promise<string>;
  /** Shows on the office's pages how much is written, from 0 to 1. */
  readonly reportProgress: (share: number) => Promise<void>;
}

/** IT at a centre. Throws where the centre refuses the password, as one that is no demonstration does. */
export const logInToOffice = async (centreUrl: string, password: string): Promise<Office> => {
  const { ask, post } = await logInAs(centreUrl, "it", password);
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
      const issued = answered(await post(officePaths.enrolmentCodes, { windows: [{ unitCode, windowNumber }] }));
      const [code] = IssuedCodes.parse(await issued.json()).codes;
      if (!code) throw new Error("the centre issued no code");
      return code.code;
    },
    reportProgress: async (share) => {
      answered(await post(officePaths.demonstrationProgress, { share }));
    },
  };
};
