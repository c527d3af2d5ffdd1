/** Words of the export button. `{…}` is a placeholder. */
export const reportsZh = {
  exportTable: "导出",
  exportAs: "导出为",
  exportCsv: "CSV（各类软件）",
  exportXlsx: "XLSX（电子表格）",
  exportPdf: "PDF（打印）",
  exportReport: "单位月报 PDF",
  exportPoster: "大厅海报 PDF（A3）",
  exportPaperNeeds: "{paper}（先选月和单位）",
  exporting: "正在生成…",
  exportLater: "还在后台生成。完成后请到“任务”下载。",
  exportToJobs: "去任务",
};

export const reportsEn: Record<keyof typeof reportsZh, string> = {
  exportTable: "Export",
  exportAs: "Export as",
  exportCsv: "CSV (any program)",
  exportXlsx: "XLSX (spreadsheet)",
  exportPdf: "PDF (to print)",
  exportReport: "Unit's monthly report, PDF",
  exportPoster: "Poster for the hall, PDF (A3)",
  exportPaperNeeds: "{paper}: choose a month and a unit",
  exporting: "Writing…",
  exportLater: "The file is still being written in the background. Download it under Jobs when it is done.",
  exportToJobs: "To the jobs",
};
