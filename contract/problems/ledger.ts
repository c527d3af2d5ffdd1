/**
 * Findings of the verifier in a ledger. A `notice` is an event that was recorded as it should be: an auditor wants to
 * read it, and it is no sign of manipulation. All others are faults.
 */
export const ledgerProblems = {
  "export-unreadable": {
    status: 422,
    zh: "这不是完整的台账导出文件（{reason}），请重新导出；npm 运行时请加 -s，以免提示行混入文件。",
    en: "This file is not a complete export of a ledger ({reason}). Export again. With npm use -s, or npm's own lines get into the file.",
  },
  "export-header-wrong": {
    status: 422,
    zh: "导出文件首行的签名不正确：首行被改动，或密钥不是它所称的那一把。文件不可采信。",
    en: "The signature of the export's first line is not correct: the line was changed, or the key is not the one it names. Do not trust this file.",
  },
  "export-centre-other": {
    status: 422,
    zh: "导出文件里的中心公钥（{found}）不是您给出的那一把，文件可能整份伪造。请向中心核对。",
    en: "The centre's key in this file ({found}) is not the one you gave. The whole file may be forged. Ask the centre.",
  },
  "export-line-wrong": {
    status: 422,
    zh: "第 {line} 行不是台账条目、检查点或回执，该行被改动或损坏。",
    en: "Line {line} is not an entry, a checkpoint or a receipt: it was changed or damaged.",
  },
  "export-end-other": {
    status: 422,
    zh: "导出时第 {epoch} 纪元共 {size} 条，文件里到第 {found} 条，或末条不同：导出后被截断、添加或改动，或导出前数据库已被改动。",
    en: "At the export, epoch {epoch} ended at entry {size}. This file ends at entry {found}, or its last entry differs. The file was cut, extended or changed after the export, or the database was changed before it.",
  },
  "export-proofs-missing": {
    status: 422,
    zh: "导出时有 {expected} 份签名文书，文件里有 {found} 份：检查点或回执被删去或添加。",
    en: "The export had {expected} signed documents. This file has {found}. Checkpoints or receipts were removed or added.",
  },
  "faults-many": {
    status: 422,
    zh: "不符之处太多，核对到第 {line} 行为止，只列出前 100 处。文件不可采信。",
    en: "There are too many faults. Verification ended at line {line}. The first 100 faults are listed. Do not trust this file.",
  },
  "entry-of-other-device": {
    status: 422,
    zh: "第 {line} 行的条目属于另一台设备，不应在此文件中。",
    en: "The entry in line {line} belongs to another device. It must not be in this file.",
  },
  "entry-chain-broken": {
    status: 422,
    zh: "第 {epoch} 纪元第 {seq} 条不是接着它前面那一条写的：这两条中至少一条写入后被改动。请核对设备与中心各自的原件。",
    en: "Entry {seq} of epoch {epoch} does not follow the entry before it: at least one of the two was changed after it was written. Compare the copies of the device and the centre.",
  },
  "entries-missing": {
    status: 422,
    zh: "第 {epoch} 纪元缺少第 {seq} 至 {last} 条：被删除或丢失。请从设备或中心的备份找回。",
    en: "Entries {seq} to {last} of epoch {epoch} are missing: they were deleted or lost. Recover them from the device or from the centre's backups.",
  },
  "entries-lost": {
    status: 422,
    zh: "第 {epoch} 纪元第 {seq} 至 {last} 条已丢失，设备自己在第 {by} 纪元声明；其后第 {next} 至 {until} 条是救回的，照常计入。此前没有回执的条目只有条目链作证。请与当时的维修记录核对。",
    en: "Entries {seq} to {last} of epoch {epoch} are lost, as the device itself declares in epoch {by}. The later entries {next} to {until} were salvaged and count. Earlier entries that had no receipt then are proved only by the chain. Compare with the repair records of that day.",
  },
  "entry-misplaced": {
    status: 422,
    zh: "第 {epoch} 纪元第 {seq} 条在第 {line} 行重复或次序不对：被插入或调换。",
    en: "Entry {seq} of epoch {epoch} is repeated or out of order in line {line}: it was inserted or moved.",
  },
  "epoch-missing": {
    status: 422,
    zh: "缺少整个第 {epoch} 纪元，后面的纪元表明它存在过。",
    en: "The whole epoch {epoch} is missing. A later epoch shows that it existed.",
  },
  "epoch-unexplained": {
    status: 422,
    zh: "第 {epoch} 纪元的第一条没有说明它为何开始：不是设备程序写的，或已被改动。",
    en: "The first entry of epoch {epoch} does not give the reason for the epoch: the device's program did not write it, or it was changed.",
  },
  "epoch-end-other": {
    status: 422,
    zh: "设备开始第 {epoch} 纪元时记得上一纪元到第 {seq} 条；那一条在这里没有，或内容不同。",
    en: "When the device began epoch {epoch}, it remembered the previous epoch up to entry {seq}. Here that entry is missing or different.",
  },
  "epoch-end-unsealed": {
    status: 422,
    zh: "设备开始第 {next} 纪元时，第 {epoch} 纪元末尾的设备签名已不在：设备只记得到第 {seq} 条，其后没有回执的条目可能被截去，无从证明没有。请与当时的维修记录核对。",
    en: "When the device began epoch {next}, its seal at the end of epoch {epoch} was missing. It remembered entries only up to {seq}. Later entries without a receipt may have been cut off, and there is no proof that none existed. Compare with the repair records of that day.",
  },
  "entries-unremembered": {
    status: 422,
    zh: "设备开始第 {next} 纪元时不知道有第 {epoch} 纪元第 {seq} 至 {last} 条：由他人添加，或设备的数据被换成了旧的。",
    en: "When the device began epoch {next}, it did not know entries {seq} to {last} of epoch {epoch}: another person added them, or older data replaced the device's data.",
  },
  "checkpoint-forged": {
    status: 422,
    zh: "第 {line} 行的检查点不是这台设备签的。",
    en: "The checkpoint in line {line} was not signed by this device.",
  },
  "receipt-forged": {
    status: 422,
    zh: "第 {line} 行的回执不是中心签的。",
    en: "The receipt in line {line} was not signed by the centre.",
  },
  "checkpoint-contradicted": {
    status: 422,
    zh: "第 {epoch} 纪元：设备为第 {seq} 条签过的内容与这里的不同（共 {times} 份检查点）；第 {from} 至 {seq} 条之间被改写，或这台设备有两份历史（密钥被复制）。",
    en: "Epoch {epoch}: the content that the device signed at entry {seq} differs from the content here ({times} checkpoints). An entry from {from} to {seq} was rewritten, or the device has two histories (its key was copied).",
  },
  "receipt-contradicted": {
    status: 422,
    zh: "第 {epoch} 纪元：中心在第 {seq} 条签发回执时收到的内容与这里的不同（共 {times} 份回执）；第 {from} 至 {seq} 条之间在此之后被改写。",
    en: "Epoch {epoch}: the content that the centre had when it signed the receipt at entry {seq} differs from the content here ({times} receipts). An entry from {from} to {seq} was rewritten later.",
  },
  "checkpoint-beyond": {
    status: 422,
    zh: "第 {epoch} 纪元：设备签过到第 {seq} 条，这里只到第 {held} 条，末尾被截断。",
    en: "Epoch {epoch}: the device signed entries up to {seq}. Only entries up to {held} are here. The end was cut off.",
  },
  "receipt-beyond": {
    status: 422,
    zh: "第 {epoch} 纪元：中心签收过到第 {seq} 条，这里只到第 {held} 条，末尾被截断。",
    en: "Epoch {epoch}: the centre signed receipts up to entry {seq}. Only entries up to {held} are here. The end was cut off.",
  },
  "entries-unsigned": {
    status: 422,
    zh: "第 {epoch} 纪元第 {seq} 至 {last} 条没有设备签名的检查点：无法证明是这台设备写的。",
    en: "Entries {seq} to {last} of epoch {epoch} have no checkpoint signed by the device. There is no proof that the device wrote them.",
  },
  "entries-unreceipted": {
    notice: true,
    zh: "第 {epoch} 纪元第 {seq} 至 {last} 条还没有中心的回执。",
    en: "Entries {seq} to {last} of epoch {epoch} have no receipt from the centre yet.",
  },
  "entries-elsewhere": {
    notice: true,
    zh: "第 {epoch} 纪元第 1 至 {last} 条不在此文件中：设备导出时只带没有回执的条目。核对全部请在设备上选“全部条目”导出，或从中心导出。",
    en: "Entries 1 to {last} of epoch {epoch} are not in this file: the device exported only entries without a receipt. To verify all entries, export “All entries” on the device, or export at the centre.",
  },
  "epoch-after-loss": {
    notice: true,
    zh: "第 {epoch} 纪元因 {reason} 而开始：此前的数据库丢失、损坏或被换过，请与当时的维修记录核对。",
    en: "Epoch {epoch} began because of {reason}: the previous database was lost, damaged or replaced. Compare with the repair records of that day.",
  },
  "clock-jumped": {
    notice: true,
    zh: "第 {epoch} 纪元：设备时钟被拨动 {times} 次，最早记在第 {seq} 条，最大 {seconds} 秒。次序不受影响，时间以回执为准。",
    en: "Epoch {epoch}: the device's clock was changed {times} times, first noted in entry {seq}, by up to {seconds} seconds. The order of the entries is not affected. Rely on the times of the receipts.",
  },
  "clock-went-back": {
    notice: true,
    zh: "第 {epoch} 纪元：时间倒退 {times} 处，最早在第 {seq} 条，设备没有记下拨动（可能在关机时被拨）。次序不受影响。",
    en: "Epoch {epoch}: times go back at {times} places, first at entry {seq}. The device recorded no change of its clock, which may have been set while the device was off. The order of the entries is not affected.",
  },
  "clock-other": {
    notice: true,
    zh: "第 {epoch} 纪元：{times} 处设备时间与中心签收时间相差超过五分钟，最早在第 {seq} 条，最大 {seconds} 秒：时钟不准，或数据是人工携带的。",
    en: "Epoch {epoch}: at {times} places the device's time and the receipt's time differ by more than five minutes, first at entry {seq}, by up to {seconds} seconds. The clock was wrong, or the data came by USB stick.",
  },
} as const;
