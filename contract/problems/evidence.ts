/** Why a handed-in file is refused. The reader is often a citizen: each sentence says what to do. */
export const evidenceProblems = {
  "file-too-large": {
    status: 413,
    zh: "照片太大，最多 {most} MB。请用手机把照片缩小，或截屏后再交。",
    en: "The photo is too large: at most {most} MB. Make it smaller on the phone, or hand in a screenshot of it.",
  },
  "file-heic": {
    status: 415,
    zh: "这是 HEIC 格式，这里打不开。请打开这张照片截屏，交截屏；苹果手机以后拍照前，可在“设置 › 相机 › 格式”选“兼容性最佳”。",
    en: 'This is a HEIC photo, which cannot be read here. Open the photo, take a screenshot and hand that in. On an iPhone, "Settings › Camera › Formats › Most Compatible" makes JPEG photos from now on.',
  },
  "file-pdf": {
    status: 415,
    zh: "这里不收 PDF。请把要交的那一页拍成照片或截屏。",
    en: "PDF files are not accepted. Take a photo or a screenshot of the page that matters.",
  },
  "file-kind-unfit": {
    status: 415,
    zh: "这不是 JPG、PNG 或 WebP 照片。请另选一张；视频和动图请截屏。",
    en: "This is not a JPG, PNG or WebP photo. Choose another one; of a video or an animation take a screenshot.",
  },
  "file-too-many-pixels": {
    status: 422,
    zh: "照片的尺寸太大，最多 {most} 万像素。请把照片缩小，或截屏后再交。",
    en: "The photo has too many pixels: at most {most} times 10,000. Make it smaller, or hand in a screenshot of it.",
  },
  "file-broken": {
    status: 422,
    zh: "照片不完整或已损坏，打不开。请重新拍一张，或截屏后再交。",
    en: "The photo is incomplete or damaged and cannot be read. Take it again, or hand in a screenshot of it.",
  },
  "files-too-many": {
    status: 422,
    zh: "最多交 {most} 张照片。请少选几张。",
    en: "At most {most} photos can be handed in. Choose fewer.",
  },
  "files-busy": {
    status: 503,
    zh: "现在交照片的人很多。请过一分钟再交，或先不带照片。",
    en: "Many people are handing in photos at the moment. Try again in a minute, or leave the photos out.",
  },
} as const;
