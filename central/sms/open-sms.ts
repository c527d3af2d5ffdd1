import { z } from "zod";
import { parseJson } from "../../contract/parse-json.ts";
import { readConfiguredFile } from "../configured-file.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { fileSms } from "./file-sms.ts";
import { httpSms, SmsTemplate } from "./http-sms.ts";
import type { SendSms } from "./sms.ts";

const SmsFile = z.discriminatedUnion("adapter", [
  z.strictObject({ adapter: z.literal("file"), file: z.string().min(1) }),
  SmsTemplate,
]);

/** Opens the adapter that a file describes. Throws `StartupTrouble` that names the wrong field. */
export const openSms = async (file: string): Promise<SendSms> => {
  const read = SmsFile.safeParse(parseJson(await readConfiguredFile("COUNTERSTAR_SMS_FILE", file)));
  if (!read.success) {
    const field = read.error.issues[0]?.path.join(".") || "JSON";
    throw new StartupTrouble(
      `短信的配置文件 ${file} 不正确：${field}。请对照手册“发送短信”修改。`,
      `The file ${file} for text messages is not valid: ${field}. Correct it by the handbook's “Send text messages”.`,
    );
  }
  return read.data.adapter === "file" ? fileSms(read.data.file) : httpSms(read.data);
};
