/** Built from the project's documents. */
declare module "virtual:handbook" {
  /** HTML by "name.language", for example "kiosk.zh". */
  export const documents: Readonly<Record<string, string>>;
}
