// The least work an Electron application can do for a tap: one window, one IPC call, one insert that is on disk when
// it returns. The baseline for the kiosk's figures.
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { app, BrowserWindow, ipcMain } = require("electron");
const Database = require("better-sqlite3");

const folder = process.env.BARE_DATA;
app.setPath("userData", join(folder, "chromium"));
// As the kiosk does.
if (process.platform === "linux" && !["/dev/dri", "/dev/nvidiactl"].some(existsSync)) app.disableHardwareAcceleration();

const database = new Database(join(folder, "bare.sqlite"));
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("CREATE TABLE IF NOT EXISTS taps (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
const insert = database.prepare("INSERT INTO taps (text) VALUES (?)");

ipcMain.handle("tap", (_event, text) => insert.run(text).changes);

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    useContentSize: true,
    webPreferences: { preload: join(__dirname, "preload.cjs"), sandbox: true, backgroundThrottling: false },
  });
  window.removeMenu();
  return window.loadFile(join(__dirname, "page.html"));
});

app.on("window-all-closed", () => app.quit());
