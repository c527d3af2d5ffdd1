import type { AlertKind } from "../../../contract/office/devices/alerts.ts";

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const sentences: Readonly<Record<AlertKind, Sentence>> = {
  "device-lost": {
    zh: "已一天没有联系。请信息科检查电源、网络和程序。",
    en: "No contact for a day. IT: check the power, the network and the program.",
  },
  "device-back": { zh: "已恢复联系。", en: "In contact again." },
  fork: {
    zh: "台账出现两份不同的历史，两份都已保留。请信息科到场检查。",
    en: "Its ledger has two different histories. Both are stored. IT: examine the device on site.",
  },
  truncation: {
    zh: "台账比原来短了。请信息科到场检查数据目录。",
    en: "Its ledger is shorter than it was. IT: examine the data folder on site.",
  },
  "database-lost": {
    zh: "数据库丢失、损坏或被换过，已开始新的纪元。请信息科到场检查磁盘。",
    en: "Its database was lost, damaged or replaced. A new epoch has begun. IT: examine the disk on site.",
  },
  "entries-lost": {
    zh: "设备丢失了尚未上传的台账条目，前后其余条目已救回。请信息科到场检查磁盘与数据目录。",
    en: "It lost ledger entries before their upload. The other entries around them were salvaged. IT: examine the disk and the data folder on site.",
  },
  "storage-low": {
    zh: "磁盘空间不足。请信息科尽快清理。",
    en: "Its disk is low on space. IT: free space soon.",
  },
  "storage-failed": {
    zh: "磁盘曾有一段时间无法写入。请信息科检查磁盘。",
    en: "Its disk was not writable for a time. IT: check the disk.",
  },
  "service-contested": {
    zh: "另一个窗口也评价了同一个办件，两条评价都已保留。请在评价中心页面“同一办件两处评价”一栏核对并决定。",
    en: "Another window has rated the same service. Both ratings are stored. Decide which one counts on the centre's page, under “Rated at two windows”.",
  },
  "rating-quarantined": {
    zh: "有评价已经保存，但没有计入：中心不能识别，或与另一条重复。请信息科先升级中心并运行 npm run centre -- rebuild-read-models，再用 npm run centre -- quarantined 查看。",
    en: "A rating was stored but not counted: the centre could not read it, or it repeats another one. IT: update the centre and run npm run centre -- rebuild-read-models. Then examine the list of npm run centre -- quarantined.",
  },
};

/** The event and the action it needs, for readers of a mail or a message. */
export const alertSentence = (kind: AlertKind): Sentence => sentences[kind];
