/**
 * The origin of a typed address, "office.example:8443/window.html", with or without its scheme; null where it is no web
 * address.
 */
export const originOf = (typed: string): string | null => {
  const text = typed.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const { protocol, origin } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? origin : null;
};
