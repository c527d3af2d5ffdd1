/** Words of the pages in `ledger` only. `{…}` is a placeholder. */
export const ledgerZh = {
  ledgerPage: "离线导入",
  imports: "离线导入",
  importsHint: "不联网的窗口：设备导出到 U 盘的文件在这里导入，核验与联网上传相同；重复导入不会重复记录",
  importStepExport: "在窗口评价屏的信息科面板打开“U 盘”，把台账导出到 U 盘。",
  importStepChoose: "把 U 盘插到这台电脑，点“选择导出文件”。",
  importStepReceipt: "保存回执，复制到 U 盘根目录，带回设备读取；在这之前，设备不会当作已送达。",
  chooseExport: "选择导出文件",
  importing: "正在核验和导入，请不要关闭本页……",
  imported: "中心已有这 {entries} 条。请保存回执，复制到 U 盘根目录，带回设备读取。",
  importedNothing: "文件完好，但没有可以导入的条目。",
  importRefused: "没有导入任何内容。",
  saveReceipt: "保存回执",
  importFindings: "核验时发现",
} as const;

export const ledgerEn: Readonly<Record<keyof typeof ledgerZh, string>> = {
  ledgerPage: "Offline import",
  imports: "Offline import",
  importsHint:
    "For windows without a network: import the file that a device exported. It is verified like an upload. Repeats add nothing",
  importStepExport: "On the window screen open “USB stick” in the IT panel, and export the ledger to the stick.",
  importStepChoose: "Plug the stick into this computer, and choose the export.",
  importStepReceipt:
    "Save the receipt, copy it to the top folder of the stick and import it on the device. Until then the device does not count them as delivered.",
  chooseExport: "Choose an export",
  importing: "Verifying and importing. Please keep this page open…",
  imported:
    "The centre has these {entries} entries. Save the receipt, copy it to the top folder of the USB stick and import it on the device.",
  importedNothing: "The file is valid, but has no entries to import.",
  importRefused: "Nothing was imported.",
  saveReceipt: "Save the receipt",
  importFindings: "Found while verifying",
};
