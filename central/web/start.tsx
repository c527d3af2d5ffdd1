import "./content-policy.ts";
import "@fontsource-variable/noto-sans-sc";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { OfficeApp } from "./page/office-app.tsx";
import { watchActions } from "./reading/attendance.ts";

watchActions();
const place = document.getElementById("page");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <OfficeApp />
    </StrictMode>,
  );
}
