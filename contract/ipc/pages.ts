/** The two pages: the citizens' touchscreen, and 窗口台, the small window of the clerk. */
export const pageFiles = { kiosk: "index.html", console: "console.html" } as const;
