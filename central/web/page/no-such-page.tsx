import { Empty } from "antd";
import { Link } from "react-router";
import { useWords } from "../words/use-words.ts";

/** In place of a page that does not exist, or is not open to this person. */
export const NoSuchPage = () => {
  const words = useWords();
  return (
    <section className="section" aria-labelledby="no-such-page">
      <div className="section-head">
        <h2 id="no-such-page">{words.noSuchPage}</h2>
      </div>
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noSuchPageHint}>
        <Link className="flag-link" to="/today">
          {words.todayPage}
        </Link>
      </Empty>
    </section>
  );
};
