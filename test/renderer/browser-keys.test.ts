import { expect, it } from "vitest";
import { isBrowserKey, type KeyPress } from "../../renderer/host/block-browser-gestures.ts";

const press = (keys: string): KeyPress => {
  const parts = keys.split("-");
  const has = (name: string): boolean => parts.includes(name);
  return {
    key: parts.at(-1) ?? "",
    ctrlKey: has("ctrl"),
    altKey: has("alt"),
    metaKey: has("meta"),
    altGraph: has("graph"),
  };
};

it("blocks a browser's commands", () => {
  const commands = ["ctrl-r", "ctrl-R", "F5", "F11", "F12", "ctrl-=", "ctrl-0", "ctrl-p", "ctrl-f", "ctrl-w"];
  const others = ["alt-ArrowLeft", "BrowserBack", "BrowserRefresh", "ZoomIn", "meta-r", "ContextMenu", "alt-d"];
  expect([...commands, ...others].filter((keys) => !isBrowserKey(press(keys)))).toEqual([]);
});

it("allows writing and moving about", () => {
  const writing = ["a", "F", "1", "@", "Enter", "Escape", "Tab", "Backspace", "ArrowLeft", "Process", "Fn"];
  const editing = ["ctrl-a", "ctrl-Z", "ctrl-v", "meta-c", "ctrl-ArrowLeft", "ctrl-alt-graph-@"];
  expect([...writing, ...editing].filter((keys) => isBrowserKey(press(keys)))).toEqual([]);
});
