import { useEffect, useRef, useState } from "react";
import { type PreviewOrder, previewReady } from "../../../contract/office/policy/policy-stage.ts";
import { useWords } from "../words/use-words.ts";

/** The size at which it is rendered, CSS pixels, whatever the size on the page. */
const drawn = { width: 1_920, height: 1_080 };

/** The debounce of rendering while a person types, milliseconds. */
const settleMs = 150;

/** The scale that fits the frame to the width of an element. */
const useScale = () => {
  const box = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setScale((entry?.contentRect.width ?? 0) / drawn.width));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return { box, scale };
};

/**
 * The kiosk's own screens in a frame: it receives what to draw and answers nothing. Without an order it stays
 * unchanged.
 */
export const KioskFrame = ({ order }: { readonly order: PreviewOrder | null }) => {
  const words = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  const [listening, setListening] = useState(false);
  const { box, scale } = useScale();
  useEffect(() => {
    const onMessage = ({ origin, source, data }: MessageEvent<unknown>): void => {
      const isFromFrame = origin === window.location.origin && source === frame.current?.contentWindow;
      if (isFromFrame && data === previewReady) setListening(true);
    };
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, []);
  useEffect(() => {
    if (!listening || order === null) return;
    const timer = setTimeout(() => frame.current?.contentWindow?.postMessage(order, window.location.origin), settleMs);
    return () => clearTimeout(timer);
  }, [listening, order]);
  return (
    <div ref={box} className="kiosk-frame">
      <iframe
        ref={frame}
        title={words.preview}
        src="./kiosk-preview/index.html"
        width={drawn.width}
        height={drawn.height}
        style={{ transform: `scale(${scale})` }}
      />
    </div>
  );
};
