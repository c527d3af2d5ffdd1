declare module "*.txt?raw" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: vite gives a text by its default export.
  export default text;
}
