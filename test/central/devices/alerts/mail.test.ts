import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openChannels } from "../../../../central/devices/alerts/open-channels.ts";
import { revokeDevice } from "../../../../central/devices/revoke-device.ts";
import { enrolDevice, upload } from "../../../support/centre/device.ts";
import { startedDraft, writeLedger } from "../../../support/centre/ledger.ts";
import { type MailServer, startMailServer } from "../../../support/mail-server.ts";
import { watchedCentre } from "./watched-centre.ts";

const { office, watching, rounds, lose } = watchedCentre();

let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(() => mail.stop());

describe("mail", () => {
  test("goes to every recipient, one message for all alerts that came together, in both languages", async () => {
    const other = await enrolDevice(office.centre);
    await upload(other, writeLedger(other.id, [startedDraft()]));
    const { round } = await rounds({ smtpUrl: mail.url });
    const before = mail.mails.length;
    await lose(round);
    await round();
    const taken = mail.mails.slice(before);
    expect(taken.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: "centre@office.example", to: ["it@office.example", "hall@office.example"] },
    ]);
    for (const said of [
      "测试服务中心 · 3 号窗口",
      "已一天没有联系",
      "No contact for a day",
      office.device.id,
      other.id,
    ]) {
      expect(taken[0]?.message).toContain(said);
    }
    expect(office.warnings).toEqual([]);
    await revokeDevice(office.centre.sql, other.id, new Date(office.nowMs));
  });

  test("that the server refuses is retried later, and no password is in a log", async () => {
    const settings = { smtpUrl: mail.url.replace("p%40ss", "wrong"), from: "a@b.example", to: ["c@d.example"] };
    const channels = await openChannels({ webhookUrl: null, mail: settings }, office.dataFolder);
    const { round } = watching(channels);
    await lose(round);
    expect(office.warnings).toEqual([{ channel: "mail", reason: "EAUTH", failures: 1 }]);
    const before = mail.mails.length;
    await (await rounds({ smtpUrl: mail.url })).round();
    expect(mail.mails.length).toBe(before + 1);
  });
});
