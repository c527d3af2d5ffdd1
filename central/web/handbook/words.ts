/** Words of the handbook only. */
export const handbookZh = {
  handbookPage: "手册",
  handbook: "手册",
  handbookHint: "与本版程序一同发布，不联网也能看",
  handbookDocuments: "手册目录",
  handbookWindow: "窗口人员",
  handbookKiosk: "信息科：窗口屏",
  handbookCentre: "信息科：评价中心",
  handbookFigures: "单位领导：看懂数字",
} as const;

export const handbookEn: Readonly<Record<keyof typeof handbookZh, string>> = {
  handbookPage: "Handbook",
  handbook: "Handbook",
  handbookHint: "Part of this version of the program. It works offline",
  handbookDocuments: "Documents of the handbook",
  handbookWindow: "Window staff",
  handbookKiosk: "IT: the kiosk",
  handbookCentre: "IT: the centre",
  handbookFigures: "Leaders: the figures",
};
