import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ColumnState,
  columnCodesPath,
  columnStatePath,
  columnSwitchesPath,
} from "../../../contract/office/public/column.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const publicUrl = "https://pingjia.example.gov.cn";
const address = `${publicUrl}/public/${sampleUnitCode}`;
let centre: TestCentre;
let device: TestDevice;
beforeAll(async () => {
  centre = await startCentre({ publicUrl });
  device = await enrolDevice(centre);
  await addUnits(centre.sql, ["elsewhere"]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
});
afterAll(() => centre.stop());

const ask = async (of: TestCentre, path: string, body?: unknown): Promise<Response> =>
  sendAsPage(of, path, { cookie: await logInAs(of, "leader"), ...(body !== undefined && { body }) });
const set = async (path: string, change: object, unit = sampleUnitCode) =>
  outcomeOf(await ask(centre, path, { unit, ...change }));
const stateOf = async (of: TestCentre) =>
  ColumnState.parse(await (await ask(of, `${columnStatePath}?unit=${sampleUnitCode}`)).json());
const documentOf = async (to: TestDevice) =>
  ConfigurationDocument.parse(
    JSON.parse(await verifiedText(to, await sendAs(to, { method: "GET", path: `${syncPaths.configuration}?have=0` }))),
  );

/** Kiosks ask for their configuration again once it changes. */
const kioskState = async () => {
  const [row] = await centre.sql<{ state: string }[]>`
    select configuration_state(${sampleUnitCode}, '3', now()) as state`;
  return row?.state;
};

describe("the code of the column", () => {
  test("is in the configuration while the column is on and the unit wants it, and changes its version", async () => {
    const first = await documentOf(device);
    expect("column" in first).toBe(false);
    expect(await set(columnCodesPath, { showsCode: true })).toBe(204);
    expect("column" in (await documentOf(device))).toBe(false);
    expect(await set(columnSwitchesPath, { isOn: true })).toBe(204);
    const shown = await documentOf(device);
    expect([shown.column, shown.version > first.version]).toEqual([{ address }, true]);
    const before = await kioskState();
    expect(await set(columnCodesPath, { showsCode: false })).toBe(204);
    expect(await kioskState()).not.toBe(before);
    expect("column" in (await documentOf(device))).toBe(false);
    for (const isOn of [false, true]) await set(columnSwitchesPath, { isOn });
    expect("column" in (await documentOf(device))).toBe(false);
    expect(await set(columnCodesPath, { showsCode: true })).toBe(204);
    expect((await documentOf(device)).column).toEqual({ address });
  });

  test("is switched within the own unit, under the name of the person", async () => {
    expect(await set(columnCodesPath, { showsCode: true }, "elsewhere")).toBe("not-found");
    const { changes, ...state } = await stateOf(centre);
    expect(state).toEqual({ isOn: true, showsCode: true, address });
    expect(changes[0]).toMatchObject({ isOn: true, showsCode: true, by: "leader" });
    expect(changes.length).toBe(6);
    expect(await set(columnCodesPath, { showsCode: true })).toBe(204);
    expect((await stateOf(centre)).changes.length).toBe(6);
  });

  test("is left out where the centre's address leads to its own machine", async () => {
    const local = await startCentre();
    const at = await enrolDevice(local);
    await addAccount(local, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
    for (const [path, change] of [
      [columnSwitchesPath, { isOn: true }],
      [columnCodesPath, { showsCode: true }],
    ] as const)
      expect((await ask(local, path, { unit: sampleUnitCode, ...change })).status).toBe(204);
    expect((await stateOf(local)).address).toBeNull();
    expect("column" in (await documentOf(at))).toBe(false);
    await local.stop();
  });
});
