import type { Rule } from "./page/finding.ts";

/** A page with one flaw, and the rules that it breaks; none where the flaw is only apparent. */
export interface FlawedPage {
  readonly flaw: string;
  /** Inside of a body of 800×600 CSS pixels, dark text of 24 px on white, without margins. */
  readonly html: string;
  readonly breaks: readonly Rule[];
}

const button = (style: string, words = "评价"): string =>
  `<button style="position:absolute;width:100px;height:100px;${style}">${words}</button>`;

export const flawedPages: readonly FlawedPage[] = [
  { flaw: "nothing", html: `<h1>请您评价</h1>${button("left:9px;top:200px")}`, breaks: [] },
  {
    flaw: "two layouts that cause each other",
    html: `<p>请您评价</p><script>
      const words = document.querySelector("p");
      const move = () => {
        words.style.marginLeft = words.style.marginLeft === "9px" ? "0" : "9px";
        if (words.isConnected) requestAnimationFrame(move);
      };
      move();
    </script>`,
    breaks: ["restless"],
  },
  {
    flaw: "a bar that shows the time",
    html: `<style>@keyframes wait{to{width:9px}}</style>
      <p>请您评价</p><div style="width:90px;height:9px;animation:wait 60s linear"></div>`,
    breaks: [],
  },
  {
    flaw: "text out of the screen",
    html: `<p style="position:absolute;left:760px;white-space:nowrap">请您评价</p>`,
    breaks: ["clipped", "scrolls"],
  },
  {
    flaw: "text that an ancestor cuts off at its end",
    html: `<div style="overflow:hidden;width:60px"><p style="white-space:nowrap">请您评价</p></div>`,
    breaks: ["clipped"],
  },
  {
    flaw: "text that an ancestor cuts off below",
    html: `<div style="overflow:hidden;height:40px;width:60px"><p>请您评价</p></div>`,
    breaks: ["clipped"],
  },
  {
    flaw: "text that ends in dots",
    html: `<p style="overflow:hidden;text-overflow:ellipsis;width:60px;white-space:nowrap">请您评价</p>`,
    breaks: ["clipped"],
  },
  {
    flaw: "a line lower than its font says, with all of its ink inside",
    html: `<p style="overflow:hidden;line-height:1.1">请您评价</p>`,
    breaks: [],
  },
  {
    flaw: "text that leaves a box in which it does not stand",
    html: `<div style="overflow:hidden;width:50px;height:9px"><p style="position:fixed;left:200px">请您评价</p></div>`,
    breaks: [],
  },
  {
    flaw: "text for screen readers alone",
    html: `<p style="position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap">请您评价</p>`,
    breaks: [],
  },
  {
    flaw: "text out of its card",
    html: `<div style="background:#eee;width:60px"><p style="white-space:nowrap">请您评价</p></div>`,
    breaks: ["spilled"],
  },
  {
    flaw: "text out of its button",
    html: button("left:100px;white-space:nowrap", "现在就请您评价"),
    breaks: ["spilled"],
  },
  {
    flaw: "two texts in one another",
    html: `<p>请您评价</p><p style="margin-top:-20px">谢谢您来</p>`,
    breaks: ["overlap"],
  },
  {
    flaw: "text on a target that is not its own",
    html: `${button("left:9px;top:9px", "")}<p style="position:absolute;left:20px;top:30px;pointer-events:none">请评</p>`,
    breaks: ["overlap"],
  },
  {
    flaw: "two targets in one another",
    html: `${button("left:9px;top:9px", "")}${button("left:90px;top:90px", "")}`,
    breaks: ["covered", "overlap"],
  },
  {
    flaw: "text half under a picture",
    html: `<p>请您评价</p><div style="position:absolute;left:40px;top:0;width:90px;height:90px;background:#333"></div>`,
    breaks: ["covered"],
  },
  {
    flaw: "text half under an overlay",
    html: `<p>请您评价</p><div style="position:fixed;left:40px;top:0;width:90px;height:90px;background:#333"></div>`,
    breaks: ["covered"],
  },
  {
    flaw: "text wholly under a black overlay",
    html: `<p>请您评价</p><div style="position:fixed;inset:0;background:#000;color:#fff">谢谢</div>`,
    breaks: [],
  },
  {
    flaw: "text and a target wholly under an overlay",
    html: `<p>请您评价</p>${button("left:9px;top:50px;width:40px")}<div style="position:fixed;inset:0;background:#fff">谢谢</div>`,
    breaks: [],
  },
  {
    flaw: "a page under a modal dialog",
    html: `<p>请您评价</p>${button("left:9px;top:50px;width:40px")}<dialog>谢谢</dialog><script>document.querySelector("dialog").showModal()</script>`,
    breaks: [],
  },
  { flaw: "a page that scrolls", html: `<div style="height:700px"></div>`, breaks: ["scrolls"] },
  {
    flaw: "a part that scrolls",
    html: `<div style="overflow:auto;height:60px"><div style="height:90px"></div></div>`,
    breaks: ["scrolls"],
  },
  { flaw: "a narrow target", html: button("width:80px"), breaks: ["target-size"] },
  { flaw: "a low target", html: `<a href="#" style="display:block;width:200px">评价</a>`, breaks: ["target-size"] },
  {
    flaw: "a small box in a large label",
    html: `<label style="display:block;width:200px;height:100px"><input type="checkbox">快</label>`,
    breaks: [],
  },
  {
    flaw: "a key as small as keys may be",
    html: button("width:64px;height:72px").replace("<button", '<button class="key"'),
    breaks: [],
  },
  { flaw: "a target partly off the screen", html: button("left:750px", ""), breaks: ["scrolls", "clipped"] },
  { flaw: "grey text on white", html: `<p style="color:#777">请您评价</p>`, breaks: ["contrast"] },
  { flaw: "dark text that shows half through", html: `<p style="opacity:.5">请您评价</p>`, breaks: ["contrast"] },
  {
    flaw: "white text on a half transparent red over white",
    html: `<div style="background:#fff"><p style="color:#fff;background:rgb(155 17 24 / .5)">请您评价</p></div>`,
    breaks: ["contrast"],
  },
  {
    flaw: "white text where a gradient becomes light",
    html: `<p style="color:#fff;background:linear-gradient(90deg,#7d0c13,#e0a0a0)">请您评价</p>`,
    breaks: ["contrast"],
  },
  {
    flaw: "white text on a dark gradient",
    html: `<p style="color:#fff;background:linear-gradient(90deg,#7d0c13,#9b1118)">请您评价</p>`,
    breaks: [],
  },
  {
    flaw: "white text beside the only dark part of a background",
    html: `<p style="color:#fff;padding-top:60px;background:linear-gradient(#7d0c13,#7d0c13) top / 100% 50px no-repeat,#fff">请评</p>`,
    breaks: ["contrast"],
  },
  {
    flaw: "white text on the dark head of a card, and on the white below it",
    html: `<style>div::before{content:"";grid-area:1/1;background:#7d0c13}p{grid-area:1/1}p+p{grid-area:2/1}</style>
      <div style="display:grid;color:#fff;background:#fff"><p>请您评价</p><p>谢谢您来</p></div>`,
    breaks: ["contrast"],
  },
  {
    flaw: "a field with a frame",
    html: `<input value="330101" style="width:200px;height:100px;font-size:24px;border:4px solid #222">`,
    breaks: [],
  },
  {
    flaw: "a target under an area that is only there to be held",
    html: `${button("left:9px;top:9px")}<div style="position:absolute;inset:0"></div>`,
    breaks: [],
  },
  {
    flaw: "white text on a dark box that is no ancestor",
    html: `<div style="position:absolute;inset:0;background:#7d0c13"></div><p style="position:relative;color:#fff">请您评价</p>`,
    breaks: [],
  },
  {
    flaw: "a pale word in an empty field",
    html: `<style>::placeholder{color:#999}</style><input placeholder="工号" style="width:200px;height:100px;font-size:24px">`,
    breaks: ["contrast"],
  },
  {
    flaw: "a faint word on a button that is switched off",
    html: button("color:#999").replace("<button", "<button disabled"),
    breaks: [],
  },
  { flaw: "small text", html: `<p style="font-size:20px">请您评价</p>`, breaks: ["text-size"] },
  {
    flaw: "a button in the system's font",
    html: button("left:9px;top:9px;font-family:system-ui"),
    breaks: ["font"],
  },
  {
    flaw: "an empty field in the system's font",
    html: `<style>::placeholder{color:#222}</style><input placeholder="工号" style="width:200px;height:100px;font:24px serif">`,
    breaks: ["font"],
  },
  { flaw: "another font where it is allowed", html: `<code style="font-size:24px">3301</code>`, breaks: [] },
  { flaw: "a small photo", html: `<div class="photo" style="width:125px;height:148px"></div>`, breaks: ["photo-size"] },
  { flaw: "small text where it is allowed", html: `<small style="font-size:20px">请您评价</small>`, breaks: [] },
];
