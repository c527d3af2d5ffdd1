import { expect, it } from "vitest";
import { StaffNumber } from "../../../../contract/words.ts";
import { startShiftInquiry } from "../../../../electron/main/login/shift-inquiry.ts";
import { manualTime } from "../../support/manual-time.ts";

const number = StaffNumber.parse("1001");
const elsewhere = {
  unitCode: "330100-XZFW",
  unitName: { zh: "行政服务中心" },
  windowNumber: "4",
  since: "2026-11-23T09:00:00.000+08:00",
};

const started = () => {
  const time = manualTime();
  const asked: string[] = [];
  return { time, asked, inquiry: startShiftInquiry({ ask: (one) => asked.push(one), setTimer: time.setTimer }) };
};

it("passes the centre's answer to every caller who waited for it", async () => {
  const { inquiry, asked, time } = started();
  const answers = [inquiry.shiftElsewhere(number), inquiry.shiftElsewhere(number)];
  inquiry.answered(StaffNumber.parse("1002"), null);
  inquiry.answered(number, elsewhere);
  expect([await Promise.all(answers), asked, time.waitingTimers()]).toEqual([
    [elsewhere, elsewhere],
    ["1001", "1001"],
    0,
  ]);
});

it("reports no shift where no answer comes in two seconds, and ignores a late one", async () => {
  const { inquiry, time } = started();
  const answer = inquiry.shiftElsewhere(number);
  time.advance(1_999);
  expect(time.waitingTimers()).toBe(1);
  time.advance(1);
  expect(await answer).toBeNull();
  inquiry.answered(number, elsewhere);
  expect(time.waitingTimers()).toBe(0);
});

it("lets a later caller wait as long as the first, and gives it the answer that comes then", async () => {
  const { inquiry, time } = started();
  const first = inquiry.shiftElsewhere(number);
  time.advance(1_500);
  const second = inquiry.shiftElsewhere(number);
  time.advance(500);
  expect([await first, time.waitingTimers()]).toEqual([null, 1]);
  inquiry.answered(number, elsewhere);
  expect([await second, time.waitingTimers()]).toEqual([elsewhere, 0]);
});
