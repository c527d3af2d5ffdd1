import { randomBytes, randomUUID } from "node:crypto";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { enrolDevice, type TestDevice, upload } from "./device.ts";
import { endDraft } from "./duty-drafts.ts";
import { type Draft, endOf, ratingDraft, writeEntries, writeLedger } from "./ledger.ts";
import type { TestCentre } from "./start-centre.ts";

/** The part of a QR code after `/r/`. */
export const createToken = (): string => randomBytes(16).toString("base64url");

export interface Rated {
  readonly token: string;
  readonly promptId: string;
}

/** A device's whole ledger: one rating with a token, and the entries that `after` adds for its prompt. */
export const giveRating = async (
  device: TestDevice,
  changes: Readonly<Record<string, unknown>> = {},
  after: (promptId: string) => readonly Draft[] = () => [],
): Promise<Rated> => {
  const [token, promptId] = [createToken(), randomUUID()];
  const rating = ratingDraft({ promptId, level: 2, followUpHash: sha256Hex(token), ...changes });
  const answer = await upload(device, writeLedger(device.id, [rating, ...after(promptId)]));
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
  return { token, promptId };
};

/** A rating with a token at a device of its own, whose shift runs until `endShift`. */
export const rateInShift = async (
  centre: TestCentre,
  level: number,
): Promise<{ readonly token: string; readonly endShift: () => Promise<void> }> => {
  const [device, token, shiftId] = [await enrolDevice(centre), createToken(), randomUUID()];
  const links = writeLedger(device.id, [ratingDraft({ level, shiftId, followUpHash: sha256Hex(token) })]);
  await upload(device, links);
  return {
    token,
    endShift: async () => {
      await upload(device, writeEntries(device.id, endOf(links), [endDraft(shiftId)]));
      await centre.rollUp();
    },
  };
};

export interface PhoneRequest {
  readonly query?: string;
  readonly acceptLanguage?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `GET /r/:token`, without following redirects. */
export const openPage = ({ url }: TestCentre, token: string, request: PhoneRequest = {}): Promise<Response> =>
  fetch(`${url}/r/${token}${request.query ?? ""}`, {
    headers: { "accept-language": request.acceptLanguage ?? "zh-CN,zh;q=0.9", ...request.headers },
    redirect: "manual",
  });

export interface FilledIn {
  readonly tags?: readonly string[];
  readonly text?: string;
  readonly contact?: { readonly name?: string; readonly phone: string; readonly mayCall: boolean };
}

/** `POST /r/:token` as a browser sends the page's form, without following redirects. */
export const sendForm = ({ url }: TestCentre, token: string, form: FilledIn, query = ""): Promise<Response> => {
  const { tags = [], text = "", contact } = form;
  const fields = [...tags.map((tag) => ["tag", tag]), ["text", text]];
  if (contact) fields.push(["contact-name", contact.name ?? ""], ["contact-phone", contact.phone]);
  if (contact?.mayCall) fields.push(["may-call", "yes"]);
  const headers = { "accept-language": "zh-CN" };
  return fetch(`${url}/r/${token}${query}`, {
    method: "POST",
    headers,
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
};

export interface HandedIn {
  readonly tags?: readonly string[];
  readonly text?: string;
  readonly mayPublish?: boolean;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array; readonly type?: string }[];
}

/** `POST /r/:token` as a browser sends the form with its photos, a field that stayed empty included. */
export const sendPhotos = (
  { url }: TestCentre,
  token: string,
  form: HandedIn,
  query = "?lang=zh",
): Promise<Response> => {
  const body = new FormData();
  for (const tag of form.tags ?? []) body.append("tag", tag);
  body.append("text", form.text ?? "");
  if (form.mayPublish) body.append("publish", "yes");
  for (const { name, bytes, type = "image/jpeg" } of form.files ?? [])
    body.append("photo", new Blob([Buffer.from(bytes)], { type }), name);
  body.append("photo", new Blob([]), "");
  return fetch(`${url}/r/${token}${query}`, { method: "POST", body, redirect: "manual" });
};
