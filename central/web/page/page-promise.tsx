import { useWords } from "../words/use-words.ts";

/** The figures and ratings that the pages never show; below each page with figures or ratings. */
export const PagePromise = () => {
  const words = useWords();
  return <p className="page-promise">{words.promise}</p>;
};
