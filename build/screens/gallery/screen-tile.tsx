import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Size } from "../variants.ts";

interface ScreenTileProps {
  readonly sample: string;
  /** The variant that this picture shows. */
  readonly title: string;
  readonly address: string;
  readonly size: Size;
  /** Percent of the real size. */
  readonly scale: number;
}

/** One screen height ahead: at a normal scrolling speed pictures are there in time. */
const margin = "100%";

/** Whether the element is on the screen or about to be. */
const useNearness = () => {
  const element = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: margin,
    });
    if (element.current !== null) observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, isNear };
};

/** One screen as a page of its own at its real size, drawn smaller. Far from view it is removed: there are hundreds. */
export const ScreenTile = ({ sample, title, address, size, scale }: ScreenTileProps): ReactElement => {
  const { element, isNear } = useNearness();
  const factor = scale / 100;
  return (
    <figure style={{ width: size.width * factor }}>
      <figcaption>
        <a href={address} target="_blank" rel="noreferrer">
          {title}
        </a>
      </figcaption>
      <div ref={element} style={{ width: size.width * factor, height: size.height * factor }}>
        {isNear && (
          <iframe
            title={`${sample} ${title}`}
            src={address}
            width={size.width}
            height={size.height}
            style={{ transform: `scale(${factor})` }}
          />
        )}
      </div>
    </figure>
  );
};
