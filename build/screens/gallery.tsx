import { createRoot } from "react-dom/client";
import { Gallery } from "./gallery/gallery-page.tsx";

const rootElement = document.getElementById("root");
if (rootElement === null) throw new Error("index.html has no #root");
createRoot(rootElement).render(<Gallery />);
