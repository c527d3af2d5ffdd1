import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";

/** A rating as the platform has it, by the field names of `central/platform/mapping.json`. */
export type AssessedRow = Readonly<Record<string, string>>;

const Sent = z.object({ batchNo: z.uuid(), data: z.array(z.record(z.string(), z.string())) });

/**
 * How the platform treats a batch. `lose` stores it and cuts the line before an answer; `lose-early` cuts it before it
 * reads; `hang` stores nothing and never answers; `hang-stored` stores it and never answers.
 */
export type Behaviour =
  | "accept"
  | "lose"
  | "lose-early"
  | "hang"
  | "hang-stored"
  | "refuse-batch"
  | "error-inside"
  | "no-json"
  | "redirect"
  | { readonly status: number };

export interface ReceivingPlatform {
  readonly url: string;
  /** The stored ratings, by the id of the upload. */
  readonly rows: ReadonlyMap<string, AssessedRow>;
  /** Every batch that it has read whole, also those that it did not store. */
  readonly batches: readonly (readonly AssessedRow[])[];
  /** Ids that came once more with other content. */
  readonly altered: readonly string[];
  /** For the next batches in order; `accept` afterwards. */
  readonly behave: (...next: readonly Behaviour[]) => void;
  /** Refuses single rows, and a batch with one as a whole where `isWhole`. */
  readonly refuseRows: (isRefused: (row: AssessedRow) => boolean, isWhole?: boolean) => void;
  /** Called once a batch has been read. */
  readonly onBatch: (listener: () => Promise<unknown> | unknown) => void;
  readonly stop: () => Promise<void>;
}

export const platformSecret = "a secret of the platform";

const isSigned = ({ headers }: IncomingMessage, body: string): boolean => {
  const [seconds, signature] = [headers["x-timestamp"], headers["x-signature"]];
  const expected = createHmac("sha256", platformSecret)
    .update(`${String(seconds)}.${body}`)
    .digest("hex");
  return headers["x-app-id"] === "counterstar" && signature === expected;
};

/** A 好差评 platform over HTTP on the loopback address. It counts an id once, and has its moods. */
export const startReceivingPlatform = async (): Promise<ReceivingPlatform> => {
  const rows = new Map<string, AssessedRow>();
  const batches: (readonly AssessedRow[])[] = [];
  const altered: string[] = [];
  let next: Behaviour[] = [];
  let refuses: (row: AssessedRow) => boolean = () => false;
  let refusesWhole = false;
  let listener: () => Promise<unknown> | unknown = () => undefined;

  const store = (data: readonly AssessedRow[]): void => {
    for (const row of data) {
      const id = row["assessId"] ?? "";
      const known = rows.get(id);
      if (!known) rows.set(id, row);
      else if (JSON.stringify(known) !== JSON.stringify(row)) altered.push(id);
    }
  };

  const judge = (data: readonly AssessedRow[]) => {
    const failed = data.filter(refuses);
    if (refusesWhole && failed.length > 0) return { code: "1001", message: "校验失败" };
    store(data.filter((row) => !failed.includes(row)));
    const named = failed.map(({ assessId }) => ({ assessId, code: "2003", message: "办件编号不存在" }));
    return { code: "0", message: "成功", receiptNo: `R${batches.length}`, failed: named };
  };

  const answerWith = (response: ServerResponse, status: number, body: string): void => {
    response.writeHead(status, {
      "content-type": "application/json",
      ...(status === 302 && { location: "/elsewhere" }),
    });
    response.end(body);
  };

  const treat = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const mood = next.shift() ?? "accept";
    if (mood === "lose-early") return void request.socket.destroy();
    const body = await text(request);
    if (!isSigned(request, body)) return answerWith(response, 401, '{"code":"401"}');
    const { data } = Sent.parse(JSON.parse(body));
    batches.push(data);
    if (mood === "lose" || mood === "hang-stored") store(data);
    await listener();
    if (mood === "lose") return void request.socket.destroy();
    if (mood === "hang" || mood === "hang-stored") return;
    if (mood === "redirect") return answerWith(response, 302, "");
    if (mood === "refuse-batch") return answerWith(response, 400, '{"code":"1002","message":"批次格式不对"}');
    if (mood === "error-inside") return answerWith(response, 200, '{"code":"500","message":"系统繁忙"}');
    if (mood === "no-json") return answerWith(response, 200, "<html>请先登录</html>");
    if (typeof mood === "object") return answerWith(response, mood.status, "{}");
    answerWith(response, 200, JSON.stringify(judge(data)));
  };

  const server = createServer((request, response) => {
    treat(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/assess`,
    rows,
    batches,
    altered,
    behave: (...moods) => {
      next = [...moods];
    },
    refuseRows: (isRefused, isWhole = false) => {
      [refuses, refusesWhole] = [isRefused, isWhole];
    },
    onBatch: (given) => {
      listener = given;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
