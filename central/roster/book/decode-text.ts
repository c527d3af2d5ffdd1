const utf16Mark = [0xff, 0xfe];

/** GB 18030 includes GBK and GB 2312, which WPS and Excel write in China. It decodes any bytes. */
const decodeChinese = (bytes: Uint8Array): string => new TextDecoder("gb18030").decode(bytes);

/** The text of an office's file: UTF-8 with or without a byte order mark, UTF-16 with one, otherwise GB 18030. */
export const decodeText = (bytes: Uint8Array): string => {
  if (bytes[0] === utf16Mark[0] && bytes[1] === utf16Mark[1]) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeChinese(bytes);
  }
};
