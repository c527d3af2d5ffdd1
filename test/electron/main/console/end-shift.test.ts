import { expect, test } from "vitest";
import { endShift } from "../../../../electron/main/console/touchscreen-requests.ts";
import { watchMyShift } from "../../../../electron/main/shift/my-shift.ts";
import { configurationWith, documentWith } from "../../support/configuration.ts";
import { startedLogin } from "../../support/login.ts";
import { cancelled, handedOver, opened } from "../../support/session.ts";

const refusal = (code: string, facts?: object) => ({ ok: false, problem: facts ? { code, facts } : { code } });
const pin = "246810";

/** Staff is on duty, with the device's own log-in. */
const onDuty = async () => {
  const login = startedLogin();
  const { store, visit, time } = login;
  const service = { visit, login, myShift: watchMyShift({ store, clock: time.clock, visit }) };
  await login.logIn({ staffNumber: "1001", pin });
  const kinds = () => login.entries().map(({ kind }) => kind);
  return { ...login, service, kinds, before: kinds() };
};

const ended = { ok: true, value: { figures: { opened: 0 } } };

test("a shift is neither ended nor summed up without the PIN of the person on duty", async () => {
  const { service, kinds, before, visit, store } = await onDuty();
  expect(await endShift(service, null)).toEqual(refusal("log-out-pin-due", { staffNumber: "1001" }));
  expect(kinds()).toEqual(before);
  expect(await endShift(service, "000000")).toEqual(refusal("pin-wrong", { left: 9, supportPhone: "0571-54321" }));
  expect(kinds()).toEqual([...before, "login-attempted"]);
  expect(visit.session().duty.state).toBe("on");
  store.close();
});

test("with the PIN of the person on duty a shift is ended and summed up once", async () => {
  const { service, kinds, store } = await onDuty();
  expect(await endShift(service, pin)).toMatchObject(ended);
  expect(kinds().at(-1)).toBe("shift-ended");
  expect(await endShift(service, pin)).toEqual(refusal("not-on-duty"));
  store.close();
});

test("where the office asks for no PIN a shift ends without one, and without a summary", async () => {
  const { service, visit, store } = await onDuty();
  const policy = { ...documentWith().policy, logOutAsksPin: false };
  store.applyConfiguration(configurationWith({ version: 2, policy }));
  visit.refresh();
  expect(await endShift(service, null)).toEqual({ ok: true, value: null });
  expect(service.myShift.takeSummary()).toBeUndefined();
  store.close();
});

test("under an open prompt no PIN is checked, so that none counts as an attempt, and the shift goes on", async () => {
  const { service, kinds, before, visit, store } = await onDuty();
  visit.take(opened());
  for (const given of [pin, "000000", null])
    expect(await endShift(service, given)).toEqual(refusal("prompt-already-open"));
  expect(kinds()).toEqual(before);
  visit.take(cancelled());
  expect(await endShift(service, pin)).toMatchObject({ ok: true });
  store.close();
});

test("a prompt that is opened while the PIN is checked keeps the shift", async () => {
  const { service, visit, store } = await onDuty();
  const answer = endShift(service, pin);
  visit.take(opened());
  expect(await answer).toEqual(refusal("prompt-already-open"));
  expect(visit.session().duty.state).toBe("on");
  store.close();
});

test("a colleague who takes over while the PIN is checked keeps the shift", async () => {
  const { service, visit, store } = await onDuty();
  const answer = endShift(service, pin);
  visit.take(handedOver);
  expect(await answer).toEqual(refusal("not-on-duty"));
  expect(visit.session().duty).toMatchObject({ state: "on", shift: { staffNumber: "A-1002" } });
  store.close();
});

test("wrong PINs count as at a log-in: after three the next has to wait, and the shift goes on", async () => {
  const { service, visit, store } = await onDuty();
  for (let attempt = 0; attempt < 4; attempt += 1) await endShift(service, "000000");
  expect(await endShift(service, pin)).toMatchObject({ problem: { code: "login-locked" } });
  expect(visit.session().duty.state).toBe("on");
  store.close();
});
