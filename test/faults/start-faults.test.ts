import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { projectFolder } from "../../build/electron-runtime/project-modules.ts";
import { kioskOptions, startKioskOnDuty, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { environmentOf, type Kiosk, launchKiosk, rateOnce } from "../support/window/kiosk.ts";
import { levelsOnDisk } from "../support/window/ledger-on-disk.ts";

let kiosk: Kiosk | undefined;
afterEach(async () => {
  await kiosk?.kill();
  kiosk = undefined;
});

const problemCodeOn = async ({ page }: Kiosk): Promise<string | null> => {
  await page.getByTestId("out-of-service").waitFor();
  return page.getByTestId("problem-code").textContent();
};

describe("a start that cannot serve", () => {
  it("on a data folder that cannot be written: the screen says so, with folder and reason", async () => {
    const file = join(temporaryFolder(), "a-file");
    writeFileSync(file, "");
    kiosk = await launchKiosk({ ...kioskOptions(join(file, "data")) });
    await expect.poll(() => problemCodeOn(kiosk as Kiosk)).toContain("data-folder-unwritable");
    const words = await kiosk.page.getByTestId("out-of-service").textContent();
    expect(words).toContain(join(file, "data"));
    expect(words).toContain("ENOTDIR");
  });

  it("before enrolment: tells IT what to do", async () => {
    kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
    expect(await problemCodeOn(kiosk)).toContain("not-enrolled");
  });

  it("with an enrolment code that the centre refuses: tells IT to request a new one", async () => {
    const enrolled = await startKioskOnDuty();
    try {
      kiosk = await launchKiosk({
        ...kioskOptions(temporaryFolder()),
        enrolment: { centreUrl: enrolled.centre.url, code: "AAAA-BBBB-CCCC" },
      });
      const late = kiosk;
      await expect.poll(() => problemCodeOn(late)).toContain("enrolment-code-refused");
    } finally {
      await enrolled.stop();
    }
  });

  it("a second kiosk on one data folder is refused with a message, and the first goes on", async () => {
    const enrolled = await startKioskOnDuty();
    try {
      const options = kioskOptions(enrolled.dataFolder);
      const second = spawn(options.executable, [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), projectFolder], {
        env: environmentOf(options),
        stdio: ["ignore", "ignore", "pipe"],
      });
      let said = "";
      second.stderr.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
      const [code] = await once(second, "exit");
      expect(code).toBe(3);
      expect(said).toContain('"code":"already-running"');
      expect(said).toContain("使用同一数据目录的本程序已在运行");
      await rateOnce(enrolled.kiosk.page, 3);
      expect(levelsOnDisk(enrolled.dataFolder)).toEqual([3]);
    } finally {
      await enrolled.stop();
    }
  });
});
