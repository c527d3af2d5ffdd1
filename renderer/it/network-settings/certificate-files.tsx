import { type ReactElement, useEffect, useState } from "react";
import { loadFontFor, textsIn } from "../../host/page-fonts.ts";
import type { NetworkSettingsActions } from "../../state/network-settings-actions.ts";
import type { Speech } from "../../words/speech.ts";
import { nameOf, useLookAtSticks } from "../on-sticks.ts";
import { pageOf, Row } from "../panel/parts.tsx";

interface CertificateFilesProps {
  readonly speech: Speech;
  readonly busy: boolean;
  readonly actions: NetworkSettingsActions;
  readonly onChoose: (file: string) => void;
}

const mostShown = 2;

const useFiles = ({ actions }: CertificateFilesProps): readonly string[] => {
  const [files, setFiles] = useState<readonly string[]>([]);
  useLookAtSticks(() => actions.listCertificateFiles(setFiles));
  useEffect(() => void loadFontFor(textsIn(files)), [files]);
  return files;
};

/** Certificate files on the USB sticks; one touch shows the content of one. */
export const CertificateFiles = (props: CertificateFilesProps): ReactElement => {
  const { speech, busy, onChoose } = props;
  const { words } = speech;
  const files = useFiles(props);
  const [from, setFrom] = useState(0);
  const { shown, next, hasMore } = pageOf({ items: files, from, most: mostShown });
  return (
    <Row label={words("it.way.stick")}>
      {shown.length === 0 && <p data-testid="certificate-file-none">{words("it.way.noFile")}</p>}
      <div className="it-sticks">
        {shown.map((file, index) => (
          <button
            key={file}
            type="button"
            className="button"
            data-testid={`certificate-file-${index}`}
            disabled={busy}
            onClick={() => onChoose(file)}
          >
            {nameOf(file)}
          </button>
        ))}
        {hasMore && (
          <button type="button" className="button" data-testid="it-more" onClick={() => setFrom(next)}>
            {words("it.more")}
          </button>
        )}
      </div>
    </Row>
  );
};
