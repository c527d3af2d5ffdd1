/** The message with the number of an item and the address of the page on which its citizen follows it. */
export const caseLinkText = (number: number, publicUrl: string): string =>
  `您反映的事项已有答复。编号 ${number}，查询：${publicUrl}/case`;
