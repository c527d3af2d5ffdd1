/** Findings of the network test between this device and its centre. */
export const networkProblems = {
  "network-name-unknown": {
    zh: "查不到 {host} 的地址（{reason}）。请检查网线和 DNS 服务器设置，或核对中心地址。",
    en: "The address of {host} was not found ({reason}). Check the cable, the DNS server and the centre's address.",
  },
  "network-no-connection": {
    zh: "连不上 {host} 的 {port} 端口（{reason}）。请检查中心是否在运行，以及防火墙是否放行。",
    en: "Port {port} of {host} cannot be reached ({reason}). Check that the centre is running and that the firewall allows this device.",
  },
  "network-encryption-refused": {
    zh: "与 {host} 的加密连接没有建立（{reason}）。请检查中心的证书：是否过期、名称是否相符、签发机构是否受本机信任。",
    en: "The encrypted connection to {host} failed ({reason}). Check the centre's certificate: its dates, its name, and whether this device trusts its issuer.",
  },
  "network-not-the-centre": {
    zh: "有应答，但不是中心的（HTTP {status}，{contentType}）。可能是上网认证页、代理或别的程序。请先在网络上登录，或让网络管理员放行。",
    en: "The answer is not from the centre (HTTP {status}, {contentType}). It may come from a sign-in page, a proxy or another program. Sign in to the network, or ask its administrator to allow the centre.",
  },
  "network-clock-off": {
    zh: "本机时钟比中心快 {seconds} 秒（负数为慢）。评价和上传不受影响，但屏幕上的时间会不对，办公时间也会判断错，请校准系统时钟。",
    en: "This device's clock is fast by {seconds} s, or slow where this is negative. Ratings and uploads are not affected. Times on the screen and opening hours are wrong. Set the system clock.",
  },
} as const;

/** Problems of the network path between a device and its centre where IT has set a proxy or a private authority. */
export const networkSettingsProblems = {
  "proxy-invalid": {
    zh: "代理地址写得不对，没有改动。请写成“地址:端口”，例如 10.0.0.5:8080；要口令的写成 http://用户名:口令@地址:端口。",
    en: "The proxy address is not valid. Nothing was changed. Enter host:port, such as 10.0.0.5:8080. If the proxy needs a password, enter http://user:password@host:port.",
  },
  "proxy-name-unknown": {
    zh: "查不到代理服务器 {host} 的地址（{reason}）。请检查网线和 DNS 服务器设置，或核对代理地址。不影响已有的评价。",
    en: "The address of the proxy {host} was not found ({reason}). Check the cable, the DNS server and the proxy address. No rating is lost.",
  },
  "proxy-no-connection": {
    zh: "连不上代理服务器 {proxy}（{reason}）。请检查代理是否在运行、端口是否正确。不影响已有的评价。",
    en: "The proxy {proxy} cannot be reached ({reason}). Check that it is running and that the port is correct. No rating is lost.",
  },
  "proxy-wants-password": {
    zh: "代理服务器 {proxy} 要求用户名和口令（407）。请在“代理和证书”里填写。不影响已有的评价。",
    en: "The proxy {proxy} requires a user and a password (407). Enter them under “Proxy and CA”. No rating is lost.",
  },
  "proxy-password-wrong": {
    zh: "代理服务器 {proxy} 不接受这个用户名或口令（407）。请在“代理和证书”里重新填写。不影响已有的评价。",
    en: "The proxy {proxy} does not accept this user or password (407). Enter them again under “Proxy and CA”. No rating is lost.",
  },
  "proxy-password-again": {
    zh: "没有改动：换成了另一台代理 {proxy}，原来的口令不会发给它。请连口令一起重新填写；不要口令的，先删除代理再填。",
    en: "Nothing was changed: {proxy} is a different proxy, and the old password is not sent to it. Enter the address again with the password. If it needs no password, remove the old proxy first.",
  },
  "proxy-refused": {
    zh: "代理服务器 {proxy} 没有接通中心（HTTP {status}）。请网络管理员在代理上放行中心，并确认代理查得到中心的名称。",
    en: "The proxy {proxy} did not connect to the centre (HTTP {status}). Ask its administrator to allow the centre and to check that the proxy can find the centre's name.",
  },
  "way-settings-unreadable": {
    zh: "代理和证书的设置文件读不出来（{reason}），现在按没有设置联系中心。请重新填写。",
    en: "The file with the proxy and the certificates cannot be read ({reason}). The centre is contacted without them. Set them again.",
  },
  "certificate-file-too-large": {
    zh: "这个文件超过 {mostKib} KB，不像证书文件，没有读取。",
    en: "This file is larger than {mostKib} KB. Certificate files are smaller. It was not read.",
  },
  "certificate-file-empty": {
    zh: "这个文件里没有证书。请改用证书颁发机构（CA）的证书文件，PEM 或 DER 格式。",
    en: "This file contains no certificate. Use the certificate of the authority (CA) that issued the centre's certificate, as PEM or DER.",
  },
  "certificate-file-private-key": {
    zh: "这个文件里有私钥，没有使用。私钥不该放在 U 盘上带来带去：请只复制证书，并告诉保管私钥的人。",
    en: "This file contains a private key and was not used. A private key must not be on a USB stick. Copy only the certificate, and inform the person responsible for the key.",
  },
  "certificate-not-authority": {
    zh: "“{subject}”不是证书颁发机构（CA）的证书，不能用来验证中心。请改用签发中心证书的 CA 证书。",
    en: "“{subject}” is not the certificate of an authority (CA) and cannot verify the centre. Use the certificate of the CA that issued the centre's certificate.",
  },
  "certificate-expired": {
    zh: "证书“{subject}”已在 {until} 过期，没有使用。请换一份有效的；若日期不对，请先校准系统时钟。",
    en: "The certificate “{subject}” expired on {until} and was not used. Use a valid one. If the date is wrong, set the system clock first.",
  },
  "certificates-too-many": {
    zh: "没有改动：这样一共要信任 {count} 份证书，最多 {most} 份。请只用签发中心证书的 CA 证书；以前的不再用了，请先“不再信任”。",
    en: "Nothing was changed: {count} certificates would be trusted, and the limit is {most}. Use only certificates of the CA that issued the centre's certificate, or stop trusting old ones first.",
  },
  "certificate-file-changed": {
    zh: "文件和刚才显示的不一样了，没有使用。请重新选择并核对。",
    en: "The file differs from the one that was shown and was not used. Choose it again and compare the fingerprint.",
  },
} as const;
