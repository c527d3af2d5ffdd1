import { appendFile } from "node:fs/promises";
import { outsideFailureOf } from "../http/outside-answer.ts";
import type { SendSms } from "./sms.ts";

/** Writes messages to a file, one JSON a line, for tests and trials. Of the number it has the last two digits. */
export const fileSms =
  (file: string): SendSms =>
  async ({ phone, text }) => {
    try {
      await appendFile(file, `${JSON.stringify({ to: `…${phone.slice(-2)}`, text })}\n`, { mode: 0o600 });
      return { outcome: "sent" };
    } catch (error) {
      return { outcome: "failed", failure: outsideFailureOf(error) };
    }
  };
