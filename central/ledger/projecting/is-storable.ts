/**
 * PostgreSQL stores every text but NUL and half a surrogate pair. An entry with one of them anywhere in its body is
 * stored as it came and not counted.
 */
export const isStorable = (value: unknown): boolean => {
  if (typeof value === "string") return !/[\0\p{Surrogate}]/u.test(value);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isStorable);
  return true;
};
