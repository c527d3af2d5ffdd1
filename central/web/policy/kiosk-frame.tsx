import { useEffect, useRef, useState } from "react";
import { type PreviewOrder, previewReady } from "../../../contract/office/policy/policy-stage.ts";
import { useWords } from "../words/use-words.ts";

/** What it is drawn at, CSS pixels, however small it is shown. */
const drawn = { width: 1_920, height: 1_080 };

/** Between two drawings while somebody types, milliseconds. */
const settleMs = 150;

/** How much of its own width an element has. */
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

/** The kiosk's own screens in a frame: told what to draw, asked nothing. Without an order it stays as it is. */
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
