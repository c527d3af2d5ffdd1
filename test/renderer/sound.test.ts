import { describe, expect, it } from "vitest";
import type { KioskView, Screen } from "../../contract/ipc/view.ts";
import { mayBeRead, sentencesOf } from "../../renderer/host/read-aloud.ts";
import { soundCue } from "../../renderer/host/sound.ts";
import {
  createSoundInviter,
  type SoundHost,
  type SpokenWords,
  type Voice,
  voiceFor,
} from "../../renderer/host/sound-inviter.ts";

const prompt = (promptId: string, volume: number): KioskView =>
  ({ screen: "prompt", promptId, sound: { volume } }) as unknown as KioskView;
const ready = { screen: "ready" } as unknown as KioskView;
const reasons = { screen: "reasons" } as unknown as KioskView;

describe("a change of view", () => {
  it("plays the invitation with a new prompt and stops as it ends", () => {
    expect([
      soundCue(null, prompt("a", 0.6)),
      soundCue(ready, prompt("a", 0.6)),
      soundCue(prompt("a", 0.6), prompt("b", 1)),
      soundCue(prompt("a", 0.6), reasons),
      soundCue(prompt("a", 0.6), ready),
    ]).toEqual([
      { type: "invite", volume: 0.6 },
      { type: "invite", volume: 0.6 },
      { type: "invite", volume: 1 },
      { type: "stop" },
      { type: "stop" },
    ]);
  });

  it("plays nothing again for the same prompt, and nothing on other screens", () => {
    expect([soundCue(prompt("a", 0.6), prompt("a", 0.8)), soundCue(reasons, ready), soundCue(null, ready)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("is silent where the citizen has muted it", () => {
    expect([soundCue(ready, prompt("a", 1), true), soundCue(prompt("a", 1), prompt("a", 1), true)]).toEqual([
      { type: "stop" },
      { type: "stop" },
    ]);
  });

  it("is silent in quiet hours, also where they begin during a sound", () => {
    expect([soundCue(ready, prompt("a", 0)), soundCue(prompt("a", 1), prompt("a", 0))]).toEqual([
      { type: "stop" },
      { type: "stop" },
    ]);
  });
});

/** A new screen does not compile before it is decided here. */
const isReadAloud: Readonly<Record<Screen, boolean>> = {
  "out-of-service": false,
  "no-one-on-duty": true,
  closed: true,
  paused: true,
  ready: true,
  prompt: true,
  changing: false,
  reasons: false,
  thanks: false,
  opinion: false,
  complaint: false,
  survey: false,
  received: false,
  accepted: false,
};

describe("reading a screen aloud", () => {
  it("is offered before the tap only: afterwards a voice would give the level away", () => {
    const screens = Object.keys(isReadAloud) as Screen[];
    const read = screens.map((screen) => [screen, mayBeRead({ screen } as unknown as KioskView)]);
    expect([Object.fromEntries(read), mayBeRead(null)]).toEqual([isReadAloud, false]);
  });

  it("makes a sentence of every line", () => {
    expect([
      sentencesOf("岗位职责\n\n 一次说清。\n", "zh"),
      sentencesOf("Our commitments\nDone on the spot.", "en"),
      sentencesOf("", "zh"),
    ]).toEqual(["岗位职责。一次说清。", "Our commitments. Done on the spot.", ""]);
  });
});

const voice = (lang: string, localService = true): Voice => ({ lang, localService });

describe("the voice", () => {
  it("is the best of this machine", () => {
    const found = (...langs: string[]) =>
      voiceFor(
        langs.map((lang) => voice(lang)),
        "zh",
      )?.lang;
    expect([
      found("en-US", "zh-TW", "zh_CN"),
      found("zh-TW", "zh"),
      found("cmn-CN"),
      found("zh-Hans-CN"),
      found("zh-TW", "ja-JP"),
    ]).toEqual(["zh_CN", "zh", "cmn-CN", "zh-Hans-CN", "zh-TW"]);
  });

  it("is never one that sends words over the network, or one of another language", () => {
    expect([
      voiceFor([voice("zh-CN", false)], "zh"),
      voiceFor([voice("zh-HK"), voice("yue"), voice("en-GB")], "zh"),
      voiceFor([voice("zh-CN"), voice("en-AU")], "en")?.lang,
    ]).toEqual([undefined, undefined, "en-AU"]);
  });
});

interface Fake {
  readonly host: SoundHost<Voice>;
  readonly done: string[];
  readonly bring: (...voices: readonly Voice[]) => void;
  readonly started: () => void;
  readonly failed: () => void;
  /** Advances the time to the next timer, if there is one. */
  readonly ring: () => void;
}

const machineWith = (...first: readonly Voice[]): Fake => {
  let voices = first;
  let listener: () => void = () => undefined;
  let spoken: { readonly onStart: () => void; readonly onFail: () => void } | undefined;
  let timer: (() => void) | undefined;
  const done: string[] = [];
  return {
    done,
    host: {
      voices: () => voices,
      onVoices: (next) => {
        listener = next;
      },
      speak: ({ text, voice: { lang }, volume }: SpokenWords<Voice>, onStart, onFail) => {
        done.push(`${lang} ${volume}: ${text}`);
        spoken = { onStart, onFail };
      },
      openChime: () => void done.push("open chime"),
      chime: (volume) => void done.push(`chime ${volume}`),
      silence: () => void done.push("silence"),
      after: (_, action) => {
        timer = action;
        return () => {
          if (timer === action) timer = undefined;
        };
      },
    },
    bring: (...next) => {
      voices = next;
      listener();
    },
    started: () => spoken?.onStart(),
    failed: () => spoken?.onFail(),
    ring: () => {
      const action = timer;
      timer = undefined;
      action?.();
    },
  };
};

describe("before the first invitation", () => {
  const donePreparing = (...voices: readonly Voice[]): readonly string[] => {
    const machine = machineWith();
    const inviter = createSoundInviter(machine.host);
    inviter.prepare();
    machine.bring(...voices);
    expect(machine.done).toEqual([]);
    machine.ring();
    return machine.done;
  };

  it("the chime is opened where no voice of the usual language has come", () => {
    expect([donePreparing(), donePreparing(voice("en-GB")), donePreparing(voice("zh-CN"))]).toEqual([
      ["open chime"],
      ["open chime"],
      [],
    ]);
  });

  it("the wait for voices ends, so that the first chime is played at once", () => {
    const machine = machineWith();
    const inviter = createSoundInviter(machine.host);
    inviter.prepare();
    machine.ring();
    inviter.invite({ text: "请", language: "zh", volume: 0.5 });
    expect(machine.done).toEqual(["open chime", "silence", "silence", "chime 0.5"]);
  });
});

const invitation = { text: "请", language: "zh", volume: 0.5 } as const;
const chinese = voice("zh-CN");

describe("an invitation", () => {
  it("is spoken once where there is a voice", () => {
    const machine = machineWith(chinese);
    createSoundInviter(machine.host).invite(invitation);
    machine.bring(chinese, voice("en-GB"));
    machine.started();
    machine.ring();
    machine.failed();
    expect(machine.done).toEqual(["silence", "zh-CN 0.5: 请"]);
  });

  it("waits for voices that come late", () => {
    const machine = machineWith();
    createSoundInviter(machine.host).invite(invitation);
    machine.bring();
    machine.bring(chinese);
    expect(machine.done).toEqual(["silence", "zh-CN 0.5: 请"]);
  });

  it("is a chime after a wait where no voice loads, and the next invitation is a chime at once", () => {
    const machine = machineWith();
    const inviter = createSoundInviter(machine.host);
    inviter.invite(invitation);
    machine.ring();
    inviter.invite(invitation);
    expect(machine.done).toEqual(["silence", "silence", "chime 0.5", "silence", "silence", "chime 0.5"]);
  });

  it("is a chime where all voices are of other languages", () => {
    const machine = machineWith(voice("en-GB"));
    createSoundInviter(machine.host).invite(invitation);
    expect(machine.done).toEqual(["silence", "silence", "chime 0.5"]);
  });

  it("is a chime where the voice fails, or never begins", () => {
    const endings = [(machine: Fake) => machine.failed(), (machine: Fake) => machine.ring()];
    const outcomes = endings.map((end) => {
      const machine = machineWith(chinese);
      createSoundInviter(machine.host).invite(invitation);
      end(machine);
      machine.started();
      return machine.done.slice(2);
    });
    expect(outcomes).toEqual([
      ["silence", "chime 0.5"],
      ["silence", "chime 0.5"],
    ]);
  });

  it("that was stopped stays silent, whatever comes late", () => {
    const early = machineWith();
    const inviter = createSoundInviter(early.host);
    inviter.invite(invitation);
    inviter.stop();
    early.bring(chinese);
    early.ring();
    const late = machineWith(chinese);
    const other = createSoundInviter(late.host);
    other.invite(invitation);
    other.stop();
    late.failed();
    late.ring();
    expect([early.done, late.done]).toEqual([
      ["silence", "silence"],
      ["silence", "zh-CN 0.5: 请", "silence"],
    ]);
  });
});
