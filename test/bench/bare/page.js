// Shows a button; a tap writes a text as long as a ledger entry and then shows thanks.
const root = document.getElementById("root");
const text = JSON.stringify({ body: "x".repeat(620) });

const show = (tag, testId, words) => {
  const element = document.createElement(tag);
  element.dataset.testid = testId;
  element.textContent = words;
  root.replaceChildren(element);
  return element;
};

window.openPrompt = () => {
  const button = show("button", "tap", "满意");
  let isTapped = false;
  const tap = async () => {
    if (isTapped) return;
    isTapped = true;
    await window.bare.tap(text);
    show("p", "thanks", "谢谢");
  };
  button.addEventListener("click", tap);
  // A finger's click event follows its lifting, so the earliest moment to react to is the lifting.
  button.addEventListener("pointerup", ({ pointerType }) => pointerType === "touch" && tap());
};
