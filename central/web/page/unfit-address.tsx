import { Alert, Button } from "antd";
import { useWords } from "../words/use-words.ts";

type UnfitAddressProps = { readonly isUnfit: boolean; readonly onUsual: () => void };

/** Says that the address asks for a view that does not exist, and leads to the usual one. */
export const UnfitAddress = ({ isUnfit, onUsual }: UnfitAddressProps) => {
  const words = useWords();
  if (!isUnfit) return null;
  const usual = (
    <Button size="small" onClick={onUsual}>
      {words.usualView}
    </Button>
  );
  return <Alert className="unfit-address" type="warning" showIcon title={words.unfitAddress} action={usual} />;
};
