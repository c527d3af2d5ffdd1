/** Problems of exports and imports by stick, at the device and at the centre. */
export const airGapProblems = {
  "stick-gone": {
    zh: "找不到这个 U 盘（{folder}）。请插好后再试。",
    en: "The USB stick ({folder}) was not found. Plug it in and try again.",
  },
  "stick-unwritable": {
    zh: "写不进 U 盘（{reason}）。请检查剩余空间和写保护，或换一个 U 盘；没写完的文件已作废，台账不受影响。",
    en: "The USB stick cannot be written ({reason}). Check its free space and its write protection, or use another stick. The unfinished file is void. The ledger is unchanged.",
  },
  "stick-unreadable": {
    zh: "读不了 U 盘（{reason}）。请拔下重插，或换一个 U 盘。",
    en: "The USB stick cannot be read ({reason}). Plug it in again, or use another stick.",
  },
  "export-ledger-broken": {
    zh: "第 {epoch} 纪元第 {seq} 条起与写下时不同，没有导出。请信息科检查数据目录，并从中心核对这台设备的台账。",
    en: "From entry {seq} of epoch {epoch} on, the ledger differs from the one that was written. Nothing was exported. IT: examine the data folder, and verify this device's ledger at the centre.",
  },
  "air-gap-busy": {
    zh: "正在读写 U 盘，请等它完成。",
    en: "The USB stick is in use. Wait until this is finished.",
  },
  "air-gap-cut-off": {
    zh: "上传程序中途重启，这次没有完成。请重来一次，台账不受影响。",
    en: "The upload process restarted before this was finished. Try again. The ledger is unchanged.",
  },
  "receipts-missing": {
    zh: "U 盘上没有本机的回执文件（.receipt）。请先在中心导入，再把生成的回执文件复制到 U 盘根目录。",
    en: "The USB stick has no receipt file (.receipt) of this device. Import the export at the centre first. Then copy the receipt file to the top folder of the stick.",
  },
  "export-too-large": {
    status: 413,
    zh: "文件超过 {most} MiB，没有导入。请在中心的机器上用 npm run centre -- import-export 导入。",
    en: "The file is larger than {most} MiB and was not imported. Import it on the centre's machine with npm run centre -- import-export.",
  },
  "export-key-other": {
    status: 422,
    zh: "文件里的设备密钥不是中心登记的那一把：不是这台设备导出的，或被改动。没有导入任何内容。",
    en: "The device key in this file is not the one registered at the centre. Another device exported the file, or it was changed. Nothing was imported.",
  },
  "export-not-of-device": {
    status: 422,
    zh: "这是中心自己导出的文件，中心已经有这些条目。只能导入设备导出的文件。",
    en: "The centre itself exported this file and already has its entries. Only a device's export can be imported.",
  },
  "export-run-unsigned": {
    status: 422,
    zh: "第 {line} 行之前的条目没有与之相符的检查点，没有导入。请在设备上重新导出。",
    en: "The entries before line {line} have no matching checkpoint and were not imported. Export again on the device.",
  },
} as const;
