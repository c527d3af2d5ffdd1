/** Lets the browser save the content of an address as a file. */
export const saveAddress = (name: string, address: string): void => {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
};

/** Lets the browser save a text as a file. */
export const saveFile = (name: string, text: string, type: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  saveAddress(name, address);
  URL.revokeObjectURL(address);
};
