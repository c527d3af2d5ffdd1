import { afterEach, describe, expect, it } from "vitest";
import { CounterPrompt, CounterState } from "../../../../contract/counter/counter.ts";
import { type OpenCounterApi, openCounterApi, type Told } from "../../support/counter-api.ts";
import { entriesOnDisk } from "../../support/entries-on-disk.ts";
import { left, loggedIn, pausedWith, rated, shift } from "../../support/session.ts";

let api: OpenCounterApi;
afterEach(() => api.close());

const onDuty = async (): Promise<void> => {
  api = await openCounterApi();
  api.visit.take(loggedIn);
};

const requestFor = (...refs: readonly string[]) => ({
  transactions: refs.map((transactionRef) => ({ transactionRef })),
});
const ask = (...refs: readonly string[]) => api.ask("/v1/prompts", { body: requestFor(...refs) });
const promptIn = ({ body }: Told): CounterPrompt => CounterPrompt.parse(body);
const refused = (status: number, code: string) => ({ status, body: expect.objectContaining({ status, code }) });

describe("POST /v1/prompts", () => {
  it("answers at once with the prompt; repeated, it gives the same prompt and 200", async () => {
    await onDuty();
    const first = await ask("BJ-1");
    expect(first).toMatchObject({ status: 201, body: { state: "open", endedAt: null } });
    expect(promptIn(first).transactions).toEqual([{ transactionRef: "BJ-1", serviceNumber: 1 }]);
    expect(await ask("BJ-1")).toMatchObject({ status: 200, body: first.body });
    expect(api.visit.session().stage).toMatchObject({ prompt: { source: "counter-api" } });
  });

  it("is a conflict once the service is rated, and says which", async () => {
    await onDuty();
    const { promptId } = promptIn(await ask("BJ-1"));
    api.visit.take(rated(1, promptId));
    expect(await ask("BJ-1")).toMatchObject(refused(409, "already-rated"));
    expect((await ask("BJ-1")).body).toMatchObject({ facts: { transactionRef: "BJ-1", serviceNumber: 1 } });
    const seen = await api.ask(`/v1/prompts/${promptId}`);
    expect(promptIn(seen).state).toBe("answered");
    expect(JSON.stringify(seen.body)).not.toMatch(/level/);
  });

  it("opens one prompt for all services of a citizen, and its rating counts for each", async () => {
    await onDuty();
    const { promptId } = promptIn(await ask("BJ-1", "BJ-2", "BJ-3"));
    api.visit.take(rated(4, promptId));
    const [given] = entriesOnDisk(api.folder).filter(({ kind }) => kind === "rating-given");
    expect(given?.body).toMatchObject({ transaction: { transactionRef: "BJ-1" }, furtherTransactions: [{}, {}] });
    for (const ref of ["BJ-1", "BJ-2", "BJ-3"]) expect((await ask(ref)).status).toBe(409);
  });

  it("opens another prompt after no answer only where the request says so", async () => {
    await onDuty();
    const { promptId } = promptIn(await ask("BJ-1"));
    api.time.advance(30_000);
    expect(promptIn(await ask("BJ-1"))).toMatchObject({ promptId, state: "unanswered" });
    const again = await api.ask("/v1/prompts", { body: { ...requestFor("BJ-1"), askAgain: true } });
    expect(again).toMatchObject({ status: 201, body: { state: "open" } });
  });

  it.each<[string, unknown]>([
    ["transactions", {}],
    ["transactions", { transactions: [] }],
    ["transactions", requestFor("BJ-1", "BJ-1")],
    ["transactions.0.transactionRef", requestFor("x".repeat(65))],
    ["transactions.0.transactionRef", requestFor(" ")],
    ["transactions.0.transactionRef", requestFor("a\0b")],
    ["transactions.0.transactionRef", requestFor("a\nb")],
    ["transactions.0.transactionRef", '{"transactions":[{"transactionRef":"a\\ud800"}]}'],
    ["transactions.0.matterName", { transactions: [{ transactionRef: "a", matterName: "\u202eb" }] }],
    ["transactions.0.serviceNumber", { transactions: [{ transactionRef: "a", serviceNumber: 0 }] }],
    ["body", { ...requestFor("BJ-1"), level: 5 }],
    ["body", '{"transactions":[{"transactionRef":"a"}],"__proto__":{"askAgain":true}}'],
    ["body", "{"],
    ["body", "null"],
  ])("names %s as the field that does not fit", async (field, body) => {
    await onDuty();
    const told = await api.ask("/v1/prompts", { body });
    expect(told).toMatchObject({ ...refused(400, "request-invalid"), body: { facts: { field } } });
    expect(api.visit.session().stage.at).toBe("idle");
  });
});

describe("the other requests", () => {
  it("cancel a prompt idempotently, and refuse to cancel an answered prompt", async () => {
    await onDuty();
    const path = `/v1/prompts/${promptIn(await ask("BJ-1")).promptId}/cancel`;
    expect(await api.ask(path, { method: "POST" })).toMatchObject({ status: 200, body: { state: "cancelled" } });
    expect(await api.ask(path, { body: {} })).toMatchObject({ status: 200, body: { state: "cancelled" } });
    const answered = promptIn(await ask("BJ-2")).promptId;
    api.visit.take(rated(5, answered));
    const late = await api.ask(`/v1/prompts/${answered}/cancel`, { method: "POST" });
    expect(late).toMatchObject(refused(409, "prompt-not-open"));
  });

  it("pause with words, resume, and return the window's state", async () => {
    await onDuty();
    const state = async (): Promise<CounterState> => CounterState.parse((await api.ask("/v1/state")).body);
    expect(await state()).toMatchObject({ window: "serving", staffNumber: shift.staffNumber, citizen: "none" });
    expect(await api.ask("/v1/pause", { body: pausedWith })).toMatchObject({ status: 200, body: { window: "paused" } });
    expect(await state()).toMatchObject({ window: "paused", pause: pausedWith });
    expect(await api.ask("/v1/pause", { body: pausedWith })).toMatchObject(refused(409, "already-paused"));
    expect(await ask("BJ-1")).toMatchObject(refused(409, "already-paused"));
    expect(await api.ask("/v1/resume", { method: "POST" })).toMatchObject({ status: 200, body: { window: "serving" } });
    expect(await api.ask("/v1/resume", { method: "POST" })).toMatchObject(refused(409, "not-paused"));
    const nameless = await api.ask("/v1/pause", { body: { reason: { zh: "\u202e" } } });
    expect(nameless).toMatchObject(refused(400, "request-invalid"));
  });

  it("report that a citizen is writing, without the level", async () => {
    await onDuty();
    const states: unknown[] = [];
    for (const level of [1, 5] as const) {
      const { promptId } = promptIn(await ask(`BJ-${level}`));
      api.visit.take(rated(level, promptId));
      states.push((await api.ask("/v1/state")).body);
      expect(await ask("BJ-9")).toMatchObject(refused(409, "citizen-busy"));
      if (level === 1) api.visit.take({ type: "comment-given", promptId, text: "慢" });
      api.visit.take(left);
      api.time.advance(60_000);
    }
    expect(states[0]).toEqual(states[1]);
    expect(states[0]).toMatchObject({ citizen: "writing", prompt: null });
  });

  it("do not find an unknown prompt or address", async () => {
    await onDuty();
    for (const name of ["00000000-0000-4000-8000-000000000000", "x", "%00"])
      expect(await api.ask(`/v1/prompts/${name}`)).toMatchObject(refused(404, "prompt-unknown"));
    for (const path of ["/", "/v1", "/v1/states", "/v1/prompts/x/y", "/v1/prompts"])
      expect(await api.ask(path)).toMatchObject(refused(404, "not-found"));
    expect(await api.ask("/v1/state", { method: "DELETE" })).toMatchObject(refused(404, "not-found"));
    expect(await api.ask("/v1/%ff")).toMatchObject(refused(400, "request-invalid"));
  });

  it("give the reason where no staff is on duty or no window exists yet", async () => {
    api = await openCounterApi();
    expect(await ask("BJ-1")).toMatchObject(refused(409, "not-on-duty"));
    await api.close();
    api = await openCounterApi({ isStarting: true });
    expect(await api.ask("/v1/state")).toMatchObject(refused(503, "starting"));
  });
});

describe("a body", () => {
  it.each([
    ["text/plain", 415],
    ["application/x-www-form-urlencoded", 415],
    ["multipart/form-data; boundary=x", 415],
    ["application/jsonp", 415],
    ["application/json; charset=utf-8", 201],
  ])("of the type %s is answered with %i", async (type, status) => {
    await onDuty();
    const told = await api.ask("/v1/prompts", { body: requestFor("BJ-1"), headers: { "content-type": type } });
    expect(told.status).toBe(status);
  });

  it("longer than 64 KiB, or of bytes that are no text, is refused", async () => {
    await onDuty();
    const long = JSON.stringify({ ...requestFor("BJ-1"), filler: "x".repeat(64 * 1024) });
    expect(await api.ask("/v1/prompts", { body: long })).toMatchObject(refused(413, "body-too-large"));
    const bytes = Buffer.from('{"transactions":[{"transactionRef":"BJ-\xff"}]}', "latin1");
    const response = await fetch(`${api.url}/v1/prompts`, {
      method: "POST",
      headers: { authorization: `Bearer ${api.token}`, "content-type": "application/json" },
      body: bytes,
    });
    expect(response.status).toBe(400);
    expect(api.visit.session().stage.at).toBe("idle");
  });
});

describe("a problem", () => {
  it.each([
    [undefined, "zh", "本窗口无人在岗，请先登录。"],
    ["en-GB,zh;q=0.5", "en", "No staff member is on duty at this window. Log in first."],
  ])("for a client that prefers %s has its sentence in %s first", async (liked, language, title) => {
    api = await openCounterApi();
    const headers: Record<string, string> = liked === undefined ? {} : { "accept-language": liked };
    const told = await api.ask("/v1/prompts", { body: requestFor("BJ-1"), headers });
    expect(told.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(told.headers.get("content-language")).toBe(language);
    expect(told.body).toMatchObject({ code: "not-on-duty", title });
  });
});

describe("the log", () => {
  it("names actions and refusals, and neither token, reference nor name", async () => {
    await onDuty();
    await ask("BJ-SECRET");
    await ask("BJ-OTHER");
    await api.ask("/v1/state", { headers: { authorization: "Bearer WRONG-TOKEN" } });
    expect(api.lines.map((line) => JSON.parse(line))).toEqual([
      { event: "counter API answered", route: "/v1/prompts", status: 201, ms: expect.any(Number) },
      { event: "counter API refused", code: "prompt-already-open", times: 1 },
      { event: "counter API refused", code: "counter-token-wrong", times: 1 },
    ]);
    expect(api.lines.join()).not.toMatch(new RegExp(`BJ-|WRONG|${api.token}|${shift.staffNumber}`));
  });
});
