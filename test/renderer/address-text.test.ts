import { expect, it } from "vitest";
import { addressPieces } from "../../renderer/it/address-text.tsx";

const broken = (text: string): string =>
  addressPieces(text)
    .map((run) => run.join("|"))
    .join("");

it("breaks an address after its points, slashes and colons", () => {
  expect([
    broken("本机正在向中心 https://window.example.gov.cn:7600 入网。"),
    broken("数据目录 /var/lib/counterstar 无法写入"),
  ]).toEqual([
    "本机正在向中心 https://|window.|example.|gov.|cn:|7600 入网。",
    "数据目录 /var/|lib/|counterstar 无法写入",
  ]);
});

it("leaves numbers, times and short words whole", () => {
  for (const text of ["还剩 0.4 GB", "11月23日 09:42", "程序 0.1.0，Electron 45.4.1"]) expect(broken(text)).toBe(text);
});
