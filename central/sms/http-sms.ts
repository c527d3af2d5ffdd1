import { z } from "zod";
import { parseJson } from "../../contract/parse-json.ts";
import { isUnsent, outsideFailureOf, readAnswer } from "../http/outside-answer.ts";
import { textAt } from "../platform/judge-answer.ts";
import type { SendSms, Sms, SmsOutcome } from "./sms.ts";

const bodyTypes = {
  json: { type: "application/json; charset=utf-8", escape: (text: string) => JSON.stringify(text).slice(1, -1) },
  form: { type: "application/x-www-form-urlencoded", escape: (text: string) => encodeURIComponent(text) },
} as const;

interface BodyTemplate {
  readonly format: keyof typeof bodyTypes;
  readonly body: string;
}

/** Each placeholder is replaced once, in the original text alone: a value cannot bring a placeholder with it. */
const fillBody = ({ body, format }: BodyTemplate, sms: Sms): string =>
  body.replaceAll(/\{(phone|text)\}/g, (_, name: keyof Sms) => bodyTypes[format].escape(sms[name]));

const sample: Sms = { phone: "+8613800000000", text: 'a "quoted" text\nof two lines' };

/** A provider's request as data, and the answer that means success. */
export const SmsTemplate = z
  .strictObject({
    adapter: z.literal("http"),
    method: z.enum(["POST", "PUT"]).default("POST"),
    url: z.url({ protocol: /^https?$/ }),
    /** Also keys of the provider's: the file is secret. */
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().regex(/^[\x20-\x7e]*$/)).default({}),
    format: z.enum(["json", "form"]),
    /** With `{phone}` and `{text}`, which are escaped for the format; within quotes in JSON. */
    body: z.string().includes("{phone}").includes("{text}"),
    /** Beside a status of 200 to 299: the value at a path such as "result.code" is one of these. */
    success: z.strictObject({ path: z.string().min(1), values: z.array(z.string()).min(1) }).optional(),
  })
  .refine(({ format, body }) => format === "form" || parseJson(fillBody({ body, format }, sample)) !== undefined, {
    path: ["body"],
  });
export type SmsTemplate = z.infer<typeof SmsTemplate>;

export const usualTimeoutMs = 10_000;
const mostAnswerBytes = 64 * 1_024;
const mostCode = 40;

const judge = ({ success }: SmsTemplate, status: number, body: string): SmsOutcome => {
  if (status >= 500 || status === 408) return { outcome: "unclear", failure: `HTTP ${status}` };
  if (status < 200 || status >= 300) return { outcome: "failed", failure: `HTTP ${status}` };
  if (!success) return { outcome: "sent" };
  const code = textAt(parseJson(body), success.path);
  if (code === null) return { outcome: "unclear", failure: "answer-unreadable" };
  if (success.values.includes(code)) return { outcome: "sent" };
  // A code is a word or a number; a sentence of the provider's might quote the number.
  return {
    outcome: "failed",
    failure: /^[\w.-]+$/.test(code) && code.length <= mostCode && !/\d{7}/.test(code) ? code : "refused",
  };
};

/** Sends by a provider's HTTP interface. No redirect is followed: the number goes to no other address. */
export const httpSms =
  (template: SmsTemplate, timeoutMs = usualTimeoutMs): SendSms =>
  async (sms) => {
    try {
      const answer = await fetch(template.url, {
        method: template.method,
        headers: { "content-type": bodyTypes[template.format].type, ...template.headers },
        body: fillBody(template, sms),
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      });
      return judge(template, answer.status, await readAnswer(answer, mostAnswerBytes));
    } catch (error) {
      const failure = outsideFailureOf(error);
      return { outcome: isUnsent(failure) ? "failed" : "unclear", failure };
    }
  };
