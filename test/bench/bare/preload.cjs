const { contextBridge, ipcRenderer } = require("electron");

contextBridge.exposeInMainWorld("bare", { tap: (text) => ipcRenderer.invoke("tap", text) });
