/** The name of the person at this browser: the office has one key for all. Stored by the browser. */
const place = "counterstar.office-name";

export const rememberedName = (): string => window.localStorage.getItem(place) ?? "";

export const rememberName = (name: string): void => window.localStorage.setItem(place, name);
