import { parseJson } from "../../../contract/parse-json.ts";
import { Receipt } from "../../../contract/sync/receipt.ts";
import { SignedText } from "../../../contract/sync/signed-text.ts";
import type { Fetch } from "../../../electron/wire/centre-client.ts";
import type { Chance } from "./chance.ts";
import { falseAnswer, type LineFault, lineFaults, uploadFaults } from "./line-faults.ts";
import { type SentUpload, uploadIn } from "./sent-upload.ts";
import type { TrialTime } from "./time.ts";

/** The line between one kiosk and the real centre, with the faults of a seed. */
export interface FaultyLine {
  readonly carry: Fetch;
  /** The probability of a fault, 0 to 1. */
  readonly setWeather: (probability: number) => void;
  /** Delivers the requests still in transit, in any order. */
  readonly bringLate: () => Promise<void>;
  /** Receipts that the centre signed, whether or not the kiosk received them. */
  readonly signed: readonly Receipt[];
  /** Uploads that began beyond the kiosk's receipts. */
  readonly trespasses: readonly Trespass[];
  readonly seen: ReadonlyMap<LineFault | "fine", number>;
}

export interface Trespass {
  readonly epoch: number;
  readonly firstSeq: number;
  /** The furthest receipt that the kiosk has received, for each epoch. */
  readonly receipted: ReadonlyMap<number, number>;
}

export const patienceMs = 20_000;

const lost = (code: string): TypeError =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

const timedOut = (): DOMException => new DOMException("timeout", "TimeoutError");

const spoiled = (body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const copy = Uint8Array.from(body);
  const middle = Math.floor(copy.length / 2);
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
};

export const faultyLine = (time: TrialTime, chance: Chance): FaultyLine => {
  let weather = 0;
  let late: (readonly [URL, RequestInit])[] = [];
  const signed: Receipt[] = [];
  const heard: { readonly receipt: Receipt; readonly body: string }[] = [];
  const trespasses: Trespass[] = [];
  const seen = new Map<LineFault | "fine", number>();

  const receiptIn = (body: string): Receipt | undefined => {
    const text = SignedText.safeParse(parseJson(body)).data?.text;
    return text === undefined ? undefined : Receipt.safeParse(parseJson(text)).data;
  };
  /** The real centre. No signal: a sent request is not cancelled by a kiosk that stops waiting. */
  const exchange = async (url: URL, { signal: _, ...init }: RequestInit): Promise<Response> => {
    const answer = await fetch(url, init);
    const body = await answer.text();
    const receipt = answer.status === 200 ? receiptIn(body) : undefined;
    if (receipt) signed.push(receipt);
    return new Response(answer.status === 204 ? null : body, { status: answer.status, headers: answer.headers });
  };
  const lookAt = (upload: SentUpload | undefined): void => {
    if (upload?.firstSeq === undefined) return;
    const { position, firstSeq } = upload;
    const receipted = new Map<number, number>();
    for (const { receipt } of heard) {
      receipted.set(receipt.epoch, Math.max(receipt.size, receipted.get(receipt.epoch) ?? 0));
    }
    const { epoch } = position;
    if (firstSeq > (receipted.get(epoch) ?? 0) + 1) trespasses.push({ epoch, firstSeq, receipted });
  };
  const hear = async (url: URL, init: RequestInit): Promise<Response> => {
    const answer = await exchange(url, init);
    const body = answer.status === 200 ? await answer.clone().text() : "";
    const receipt = receiptIn(body);
    if (receipt) heard.push({ receipt, body });
    return answer;
  };
  const fail = async (fault: LineFault, url: URL, init: RequestInit): Promise<Response> => {
    if (fault === "half-open" || fault === "answer-too-late" || fault === "arrives-late") time.advance(patienceMs);
    if (fault === "answer-lost" || fault === "answer-too-late") await exchange(url, init);
    if (fault === "arrives-late") late.push([url, init]);
    if (fault === "reset" || fault === "answer-lost") throw lost("ECONNRESET");
    throw timedOut();
  };
  const spoil = async (fault: LineFault, url: URL, init: RequestInit): Promise<Response> => {
    if (fault === "slow") {
      time.advance(chance.whole(0, patienceMs - 1));
      return hear(url, init);
    }
    if (fault === "arrives-twice") {
      const isFirstHeard = chance.happens(0.5);
      const first = await (isFirstHeard ? hear : exchange)(url, init);
      const second = await (isFirstHeard ? exchange : hear)(url, init);
      return isFirstHeard ? first : second;
    }
    if (fault === "byte-changed") {
      return hear(
        url,
        init.body instanceof Uint8Array && init.body.length > 0 ? { ...init, body: spoiled(init.body) } : init,
      );
    }
    return fail(fault, url, init);
  };
  /** A heartbeat that arrives after newer ones is rare, and suggests that the ledger has shrunk. */
  const faultFor = (upload: SentUpload | undefined): LineFault => {
    if (upload && upload.firstSeq === undefined && chance.happens(0.5)) return "arrives-late";
    return chance.oneOf(upload && chance.happens(0.3) ? uploadFaults : lineFaults);
  };
  const bringOne = async (): Promise<void> => {
    const index = chance.whole(0, late.length - 1);
    const [arrival] = late.slice(index, index + 1);
    late = late.filter((_, each) => each !== index);
    if (arrival) await exchange(...arrival);
  };
  return {
    signed,
    trespasses,
    seen,
    carry: async (url, init) => {
      if (late.length > 0 && chance.happens(0.3)) await bringOne();
      const upload = uploadIn(url, init);
      lookAt(upload);
      const fault = chance.happens(weather) ? faultFor(upload) : undefined;
      seen.set(fault ?? "fine", (seen.get(fault ?? "fine") ?? 0) + 1);
      if (fault === undefined) return hear(url, init);
      const others = heard.filter(({ receipt }) => receipt.head !== upload?.position.head);
      const oldReceipt = others[chance.whole(0, Math.max(0, others.length - 1))]?.body;
      return falseAnswer(fault, upload, oldReceipt, chance) ?? spoil(fault, url, init);
    },
    setWeather: (probability) => {
      weather = probability;
    },
    bringLate: async () => {
      while (late.length > 0) await bringOne();
    },
  };
};
