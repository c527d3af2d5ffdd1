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
  button.addEventListener("click", async () => {
    await window.bare.tap(text);
    show("p", "thanks", "谢谢");
  });
};
