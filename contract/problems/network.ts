/** Findings of the network test between this device and its centre. */
export const networkProblems = {
  "network-name-unknown": {
    zh: "查不到 {host} 的地址（{reason}）。请检查网线和 DNS 服务器设置，或核对中心地址。",
    en: "No address is known for {host} ({reason}). Check the cable, the DNS server, and the centre's address.",
  },
  "network-no-connection": {
    zh: "连不上 {host} 的 {port} 端口（{reason}）。请检查中心是否在运行，以及防火墙是否放行。",
    en: "No connection to port {port} of {host} ({reason}). See that the centre runs and the firewall lets this device through.",
  },
  "network-encryption-refused": {
    zh: "与 {host} 的加密连接没有建立（{reason}）。请检查中心的证书：是否过期、名称是否相符、签发机构是否受本机信任。",
    en: "No encrypted connection to {host} ({reason}). Check the centre's certificate: its dates, its name, and whether this device trusts who issued it.",
  },
  "network-not-the-centre": {
    zh: "有应答，但不是中心的（HTTP {status}，{contentType}）。可能是上网认证页、代理或别的程序。请先在网络上登录，或让网络管理员放行。",
    en: "Something answered that is not the centre (HTTP {status}, {contentType}): a sign-in page, a proxy, another program. Sign in to the network, or have its administrator let the centre through.",
  },
  "network-clock-off": {
    zh: "本机时钟与中心相差 {seconds} 秒。评价和上传不受影响，但屏幕上的时间会不对，办公时间也会判断错，请校准系统时钟。",
    en: "This device's clock and the centre's are {seconds} s apart. Ratings and uploads do not suffer, but the times on the screen and the opening hours do: set the system's clock.",
  },
} as const;
