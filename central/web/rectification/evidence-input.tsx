import { Button } from "antd";
import { useRef, useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { itemFileUrl, StoredItemFile } from "../../../contract/office/rectification/item-files.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { Sha256Hex } from "../../../contract/words.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

type PicturesProps = { readonly number: number; readonly hashes: readonly Sha256Hex[] };

/** A small picture for each file of evidence; it opens the whole one in a tab of its own. */
export const EvidencePictures = ({ number, hashes }: PicturesProps) => {
  const words = useWords();
  if (hashes.length === 0) return null;
  return (
    <p className="photos">
      {hashes.map((hash, index) => (
        <a key={hash} href={itemFileUrl({ number, hash })} target="_blank" rel="noreferrer" title={hash}>
          <img
            src={itemFileUrl({ number, hash, size: "small" })}
            alt={fill(words.evidencePicture, { place: index + 1, hash: hash.slice(0, 8) })}
          />
        </a>
      ))}
    </p>
  );
};

type EvidenceProps = PicturesProps & { readonly id: string; readonly onHashes: (hashes: readonly Sha256Hex[]) => void };

/** Stores chosen pictures one after the other, and names them as evidence. */
export const EvidenceInput = ({ id, number, hashes, onHashes }: EvidenceProps) => {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly file: string; readonly problem: Problem | null } | null>(null);
  const store = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    setRefused(null);
    let stored = hashes;
    for (const file of files) {
      const answer = await askOffice(`${officePaths.itemFiles}?number=${number}`, StoredItemFile, { file });
      if (answer.ok) stored = [...new Set([...stored, answer.value.hash])];
      else setRefused({ file: file.name, problem: answer.problem });
    }
    setBusy(false);
    onHashes(stored);
  };
  return (
    <>
      <EvidencePictures number={number} hashes={hashes} />
      <input
        ref={input}
        id={id}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        disabled={isBusy}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = "";
          if (files.length > 0) void store(files);
        }}
      />
      {isBusy && <span className="quiet">{words.evidenceStoring}</span>}
      {hashes.length > 0 && <Button onClick={() => onHashes([])}>{words.evidenceNone}</Button>}
      {refused && (
        <>
          <span>{refused.file}</span>
          <ProblemNotice problem={refused.problem} />
        </>
      )}
    </>
  );
};
