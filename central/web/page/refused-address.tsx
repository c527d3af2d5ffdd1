import { Alert, Button } from "antd";
import { useContext } from "react";
import { useSearchParams } from "react-router";
import type { Problem } from "../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import { LanguageContext, useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

/** "单位 330100-XZFW，窗口 9": the places that an address names; sections of a page have filters of their own. */
const placesIn = (search: URLSearchParams, words: Words): string =>
  [...search]
    .flatMap(([name, value]) => {
      const word = /(?:^|-)(unit|window)$/.exec(name)?.[1] as "unit" | "window" | undefined;
      return word && value ? [`${words[word]} ${value}`] : [];
    })
    .join(words.listComma);

/** Says why the centre refused the question of an address, and leads to the usual view. */
export const RefusedAddress = ({ problem }: { readonly problem: Problem }) => {
  const words = useWords();
  const language = useContext(LanguageContext);
  const [search, setSearch] = useSearchParams();
  const places = placesIn(search, words);
  const unknown = places === "" ? words.unknownInAddress : fill(words.unknownPlace, { places });
  const isUnknown = problem.code === "not-found" || problem.code === "request-invalid";
  const usual = (
    <Button size="small" onClick={() => setSearch({})}>
      {words.usualView}
    </Button>
  );
  const title = isUnknown ? unknown : sentenceOf(problem, language);
  return <Alert className="refused-address" type="warning" showIcon title={title} action={usual} />;
};
