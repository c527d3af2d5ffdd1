import { expect, it } from "vitest";
import { requestNames } from "../../contract/ipc/channels.ts";
import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Level, PromptId } from "../../contract/words.ts";
import { createKioskActions, type KioskActions } from "../../renderer/state/kiosk-actions.ts";
import { ask, createKioskStore, type KioskStore, mirror } from "../../renderer/state/kiosk-store.ts";
import { emptyDraft, type LoginDraft } from "../../renderer/state/login-draft.ts";

const promptId = "0b8c7f6a-0f55-4d5e-9d2c-0d5f7d9f1a22" as PromptId;
const facts = { device: null, fingerprint: null, centreUrl: null, dataFolder: "/data", supportPhone: null };
const view = (revision: number): KioskView => ({
  revision,
  screen: "out-of-service",
  problem: { code: "not-enrolled" },
  facts,
});

interface Fake {
  readonly api: KioskApi;
  readonly calls: readonly unknown[];
  readonly answer: (result: Result<KioskView>) => Promise<void>;
  readonly push: (view: KioskView) => void;
}

/** A main process that answers when the test says so. */
const fakeMain = (): Fake => {
  const calls: unknown[] = [];
  const waiting: ((result: Result<KioskView>) => void)[] = [];
  let listener: (view: KioskView) => void = () => undefined;
  const request =
    (name: string) =>
    (...input: readonly unknown[]): Promise<Result<KioskView>> => {
      calls.push([name, ...input]);
      return new Promise((resolve) => waiting.push(resolve));
    };
  const requests = Object.fromEntries(requestNames.map((name) => [name, request(name)]));
  const api = {
    ...requests,
    onView: (next: (view: KioskView) => void) => {
      listener = next;
      return () => undefined;
    },
  } as unknown as KioskApi;
  const answer = async (result: Result<KioskView>): Promise<void> => {
    waiting.shift()?.(result);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { api, calls, answer, push: (next) => listener(next) };
};

/** The present log-in screen, and touches that fill its fields. */
const loginOn = (store: KioskStore, actions: KioskActions) => {
  store.setState({ login: emptyDraft });
  return {
    draft: () => store.getState().login,
    type: (texts: Partial<LoginDraft>) => actions.changeLogin((now) => ({ ...now, ...texts })),
  };
};

const finger = { input: "touch", screenHasTouch: true } as const;

it("sends one rating however often the card is tapped", async () => {
  const main = fakeMain();
  const store = createKioskStore();
  const actions = createKioskActions(store, main.api);
  for (const level of [5, 5, 1] satisfies Level[]) void actions.rate(promptId, level, finger);
  expect(main.calls).toEqual([["rate", { promptId, level: 5, ...finger }]]);
  await main.answer(success(view(7)));
  expect(store.getState()).toMatchObject({ view: view(7), busy: false, problem: null });
});

it("tells a rating that was not sent, because another request was under way, from a refused one", async () => {
  const main = fakeMain();
  const actions = createKioskActions(createKioskStore(), main.api);
  actions.openPrompt();
  expect(await actions.rate(promptId, 5, finger)).toBe(false);
  expect(main.calls).toEqual([["openPrompt"]]);
  await main.answer(success(view(7)));
  const refused = actions.rate(promptId, 5, finger);
  await main.answer(failure({ code: "already-rated" }));
  expect(await refused).toBe(true);
});

it("is not drawn as busy for a rating that is soon on disk, and is for one that is not", async () => {
  const main = fakeMain();
  const store = createKioskStore();
  const actions = createKioskActions(store, main.api);
  const drawn: boolean[] = [];
  store.subscribe(({ busy }) => drawn.push(busy));
  void actions.rate(promptId, 5, finger);
  actions.openPrompt();
  await main.answer(success(view(7)));
  expect([main.calls.length, drawn]).toEqual([1, [false]]);
  void actions.rate(promptId, 5, finger);
  await expect.poll(() => store.getState().busy).toBe(true);
  await main.answer(success(view(8)));
  expect(store.getState()).toMatchObject({ view: view(8), busy: false });
});

it("draws nothing again for the reply to a request whose view was pushed before", async () => {
  const main = fakeMain();
  const store = createKioskStore();
  const stop = mirror(store, main.api);
  await main.answer(success(view(6)));
  void createKioskActions(store, main.api).rate(promptId, 5, finger);
  main.push(view(7));
  const drawn = store.getState();
  await main.answer(success(view(7)));
  expect(store.getState()).toBe(drawn);
  stop();
});

it("can be tapped again after a refusal", async () => {
  const main = fakeMain();
  const store = createKioskStore();
  const actions = createKioskActions(store, main.api);
  void actions.rate(promptId, 1, finger);
  await main.answer(failure({ code: "store-failed", facts: { reason: "disk full" } }));
  expect(store.getState()).toMatchObject({ busy: false, problem: { code: "store-failed" } });
  void actions.rate(promptId, 1, finger);
  expect(main.calls).toHaveLength(2);
  await main.answer(success(view(7)));
  expect(store.getState().problem).toBeNull();
});

it("keeps the newer of a pushed view and a late reply", async () => {
  const main = fakeMain();
  const store = createKioskStore();
  mirror(store, main.api);
  main.push(view(9));
  await main.answer(success(view(8)));
  expect(store.getState()).toMatchObject({ view: view(9), busy: false });
});

it("is free again after a request that threw", async () => {
  const store = createKioskStore();
  await expect(ask(store, () => Promise.reject(new Error("bug")))).rejects.toThrow("bug");
  expect(store.getState().busy).toBe(false);
});

it("logs in only with both fields complete", () => {
  const main = fakeMain();
  const store = createKioskStore();
  const actions = createKioskActions(store, main.api);
  store.setState({ login: { ...emptyDraft, staffNumber: "330106", pin: "12345" } });
  actions.submitLogin();
  expect([main.calls, store.getState().login?.hint]).toEqual([[], "pin-too-short"]);
  actions.changeLogin((draft) => ({ ...draft, pin: "123456" }));
  actions.submitLogin();
  expect(main.calls).toEqual([["logIn", { staffNumber: "330106", pin: "123456" }]]);
});

it("leads from the right PIN to a new one, sends nothing that would be refused, and then sends both", async () => {
  const main = fakeMain();
  const store = createKioskStore();
  const actions = createKioskActions(store, main.api);
  const { draft, type } = loginOn(store, actions);
  type({ staffNumber: "330106", pin: "704931" });
  actions.beginNewPin();
  await main.answer(failure({ code: "pin-change-due" }));
  expect(store.getState()).toMatchObject({ problem: null, login: { step: "new-pin", pin: "704931", field: "newPin" } });
  for (const newPin of ["123456", "704931", "330106"]) {
    type({ newPin });
    actions.submitLogin();
    expect(store.getState()).toMatchObject({ problem: { code: "pin-weak" }, login: { newPin: "", field: "newPin" } });
  }
  type({ newPin: "853906" });
  actions.submitLogin();
  expect(store.getState()).toMatchObject({ problem: null, login: { field: "newPinAgain", hint: null } });
  type({ newPinAgain: "853906" });
  actions.submitLogin();
  expect(main.calls).toEqual([
    ["logIn", { staffNumber: "330106", pin: "704931", changesPin: true }],
    ["changePin", { staffNumber: "330106", pin: "704931", newPin: "853906" }],
  ]);
  await main.answer(failure({ code: "pin-wrong" }));
  expect(draft()).toEqual({ ...emptyDraft, staffNumber: "330106", field: "pin" });
});

it("restores the log-in to its state before a reader typed, and opens it for the owner of the badge", async () => {
  const main = fakeMain();
  const store = createKioskStore();
  const actions = createKioskActions(store, main.api);
  const before = { ...emptyDraft, staffNumber: "33" };
  store.setState({ login: { ...before, staffNumber: "33CS0042" } });
  actions.scanBadge("CS0042", before);
  expect([main.calls, store.getState().login]).toEqual([[["scanBadge", { text: "CS0042" }]], before]);
  await main.answer(failure({ code: "badge-unknown" }));
  expect(store.getState()).toMatchObject({ problem: { code: "badge-unknown" }, login: { staffNumber: "33" } });
  store.setState({ login: null });
  actions.scanBadge("CS0042", null);
  await main.answer(failure({ code: "badge-pin-due", facts: { staffNumber: "330106" } }));
  const login = { ...emptyDraft, staffNumber: "330106", field: "pin" };
  expect(store.getState()).toMatchObject({ problem: null, login });
});

it("leads from 下班 to the PIN of the person on duty, through any refusal, and to the summary", async () => {
  const main = fakeMain();
  const store = createKioskStore();
  const actions = createKioskActions(store, main.api);
  store.setState({ overlay: "log-out" });
  actions.logOut();
  await main.answer(failure({ code: "log-out-pin-due", facts: { staffNumber: "330101" } }));
  const asked = { ...emptyDraft, step: "log-out", staffNumber: "330101", field: "pin" };
  expect(store.getState()).toMatchObject({ overlay: null, problem: null, login: asked });
  actions.submitLogin();
  expect(store.getState().login?.hint).toBe("pin-too-short");
  actions.changeLogin((draft) => ({ ...draft, pin: "000000" }));
  actions.submitLogin();
  await main.answer(failure({ code: "pin-wrong" }));
  expect(store.getState()).toMatchObject({ problem: { code: "pin-wrong" }, login: asked });
  actions.scanBadge("330101", asked as LoginDraft);
  await main.answer(failure({ code: "badge-pin-due", facts: { staffNumber: "330101" } }));
  expect(store.getState()).toMatchObject({ problem: null, login: asked });
  actions.changeLogin((draft) => ({ ...draft, pin: "628415" }));
  actions.submitLogin();
  expect(main.calls).toEqual([
    ["logOut", { pin: null }],
    ["logOut", { pin: "000000" }],
    ["scanBadge", { text: "330101" }],
    ["logOut", { pin: "628415" }],
  ]);
});
