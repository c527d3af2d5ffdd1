/** Who does what is done here: the office has one key for all. Remembered by this browser. */
const place = "counterstar.office-name";

export const rememberedName = (): string => window.localStorage.getItem(place) ?? "";

export const rememberName = (name: string): void => window.localStorage.setItem(place, name);
