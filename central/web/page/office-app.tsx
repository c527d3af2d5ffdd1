import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useCallback, useState } from "react";
import { useOfficeKey } from "../key/use-office-key.ts";
import { LanguageContext, useLanguage, WordsContext } from "../words/use-words.ts";
import { wordsOf } from "../words/words.ts";
import { KeyForm } from "./key-form.tsx";
import { OfficePage } from "./office-page.tsx";
import { theme } from "./theme.ts";

/** Asks for the key until the centre accepts one, then shows the page. */
export const OfficeApp = () => {
  const [language, toggleLanguage] = useLanguage();
  const { key, use, forget } = useOfficeKey();
  const [refused, setRefused] = useState(false);
  const onRefused = useCallback(() => {
    setRefused(true);
    forget();
  }, [forget]);
  const onLeave = useCallback(() => {
    setRefused(false);
    forget();
  }, [forget]);
  return (
    <ConfigProvider locale={language === "zh" ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <LanguageContext value={language}>
        <WordsContext value={wordsOf[language]}>
          {key === null ? (
            <KeyForm refused={refused} onKey={use} onLanguage={toggleLanguage} />
          ) : (
            <OfficePage key={key} officeKey={key} onRefused={onRefused} onLeave={onLeave} onLanguage={toggleLanguage} />
          )}
        </WordsContext>
      </LanguageContext>
    </ConfigProvider>
  );
};
