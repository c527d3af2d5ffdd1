import type { ThemeConfig } from "antd";

const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Deep red and warm gold on a light ground, as on the window screens. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#b0171f",
    colorInfo: "#8a6420",
    // Derived from colorInfo they would be grey.
    colorInfoBg: "#fbf5e8",
    colorInfoBorder: "#e3cfa4",
    colorLink: "#9c141b",
    colorText: "#2a1f1b",
    colorTextSecondary: "#65564d",
    colorTextDescription: "#65564d",
    colorTextPlaceholder: "#75665c",
    colorBorderSecondary: "#efe6d8",
    colorBorder: "#d9cbb6",
    borderRadius: 10,
    fontSize: 15,
    fontFamily: "inherit",
    motion: !still,
  },
  components: {
    Table: { headerBg: "#f8f1e4", headerColor: "#5a4634", rowHoverBg: "#fdf9f1", headerSplitColor: "transparent" },
    Card: { headerFontSize: 18 },
  },
};
