// Shows a button; tapped, it writes and says thanks. As long a text as an entry of the ledger.
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
  // A finger's click comes later than its lifting: the least there is to wait for is the lifting.
  button.addEventListener("pointerup", ({ pointerType }) => pointerType === "touch" && tap());
};
