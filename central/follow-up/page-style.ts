import { sha256 } from "../../contract/node/hash.ts";

/** Simple rules: the browsers inside messengers are years behind. */
export const pageStyle = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#fbf8f2;color:#2a1f1b;font:18px/1.6 "PingFang SC","HarmonyOS Sans SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif}
header{background:#b0171f;border-bottom:4px solid #cf9a3c;color:#fff}
header div,main{max-width:640px;margin:0 auto;padding:0 18px}
header div{display:flex;align-items:center;justify-content:space-between;min-height:60px}
header strong{display:flex;align-items:center;font-size:20px}
header svg{width:30px;height:30px;margin-right:10px}
header a{display:inline-flex;align-items:center;min-height:48px;padding:0 6px;color:#fff}
main{padding-top:20px;padding-bottom:36px}
h1{margin:0 0 10px;font-size:26px;line-height:1.35}
h2{margin:0 0 12px;font-size:20px;line-height:1.4}
p{margin:0 0 14px;overflow-wrap:anywhere}
a{color:#8e0f17}
.card{margin:0 0 22px;padding:14px 16px;border:1px solid #eadfce;border-radius:14px;background:#fff}
.card p{margin:0;word-break:break-word;overflow-wrap:anywhere}
.card p+p{margin-top:4px}
.key{font-size:26px;letter-spacing:1px}
.quiet{color:#5c4d44;font-size:17px}
.notice{padding:12px 16px;border-left:5px solid #cf9a3c;border-radius:8px;background:#fdf3dc}
.wrong{border-left-color:#b0171f;background:#fdeceb}
.done{display:block;width:64px;height:64px;margin:8px 0 14px}
.phone a{display:inline-flex;align-items:center;min-height:48px}
fieldset{margin:0;padding:0;border:0}
legend{padding:0}
details{margin:0 0 12px}
summary{display:block;position:relative;min-height:60px;padding:14px 16px 14px 56px;border:2px solid #9c8a74;border-radius:14px;background:#fff;font-weight:600;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary:before{content:"+";position:absolute;left:16px;color:#8e0f17;font-size:24px;line-height:30px}
details[open]>summary{margin-bottom:10px}
details[open]>summary:before{content:"\u2212"}
.tag{display:flex;align-items:center;min-height:60px;margin:0 0 10px;padding:10px 16px;border:2px solid #e4d8c6;border-radius:14px;background:#fff;cursor:pointer}
.tag input{flex:none;width:26px;height:26px;margin:0 14px 0 0;accent-color:#b0171f}
.tag input:checked+span{color:#8e0f17;font-weight:600}
.tag:focus-within,textarea:focus,input.line:focus{border-color:#b0171f}
.photo{display:block;margin:0 0 12px;padding:12px 16px;border:2px solid #e4d8c6;border-radius:14px;background:#fff}
.photo span{display:block;margin-bottom:6px}
.photo input{display:block;width:100%;min-height:48px;padding:8px 0;font:inherit;font-size:17px}
.notice{margin:0 0 14px}
.notice p{margin:0}
.notice ul{margin:8px 0 0;padding-left:22px}
.notice li{margin-bottom:6px;word-break:break-word;overflow-wrap:anywhere}
form>.tag{margin-top:4px}
label.text{display:block;margin:26px 0 12px;font-size:20px;font-weight:700;line-height:1.4}
textarea{display:block;width:100%;min-height:150px;padding:14px 16px;border:2px solid #9c8a74;border-radius:14px;background:#fff;color:inherit;font:inherit;resize:vertical}
label.line{display:block;margin:14px 0 8px;font-weight:600}
input.line{display:block;width:100%;min-height:60px;padding:10px 16px;border:2px solid #9c8a74;border-radius:14px;background:#fff;color:inherit;font:inherit}
textarea+p{margin-top:8px}
.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:60px;margin:18px 0;padding:0 20px;border:0;border-radius:14px;background:#b0171f;color:#fff;font:inherit;font-size:20px;font-weight:600;text-decoration:none;cursor:pointer}
.button.other{border:2px solid #b0171f;background:#fff;color:#8e0f17}
.scrolled{margin:0 0 22px;overflow-x:auto;border:1px solid #eadfce;border-radius:14px;background:#fff}
table{width:100%;border-collapse:collapse}
th,td{padding:8px 12px;border-bottom:1px solid #eadfce;text-align:right;white-space:nowrap}
th:first-child{position:sticky;left:0;background:#fff;text-align:left}
td[colspan]{text-align:left}
@media(min-width:820px){.scrolled{margin-left:-70px;margin-right:-70px}}
td small{display:block;color:#5c4d44;font-size:15px}
h3{margin:0 0 8px;font-size:18px;line-height:1.4}
h3 small,.said small{margin-left:6px;color:#5c4d44;font-size:15px;font-weight:400}
.said p+p{margin-top:10px;padding-top:10px;border-top:1px solid #eadfce}
.reasons{margin:0 0 22px;padding-left:22px}
.bars{display:block;width:100%;height:auto}
:focus-visible{outline:3px solid #cf9a3c;outline-offset:2px}
`;

/** Allows no script, no request, and this one style sheet. The form is sent to the page's own address. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${sha256(pageStyle).toString("base64")}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The headers of a page that one citizen reads: it is stored nowhere, and its address is passed on to no other site. */
export const pageHeaders = {
  "content-security-policy": pagePolicy,
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "x-robots-tag": "noindex",
} as const;
