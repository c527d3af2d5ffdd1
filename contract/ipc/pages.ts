/** The two pages there are: the one that citizens touch, and 窗口台, the small window of whoever serves. */
export const pageFiles = { kiosk: "index.html", console: "console.html" } as const;
