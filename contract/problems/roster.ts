/**
 * Problems of an import of the office's lists. `notice`: it is reported and blocks nothing. `sheet`, `row` and `column`
 * name the cell as a spreadsheet does, the rows from 1, the column by its heading.
 */
export const rosterProblems = {
  "roster-file-unreadable": {
    zh: "读不了文件 {file}（{reason}）。请用表格软件打开检查，另存为 .xlsx 或 .csv 后再试。",
    en: "The file {file} cannot be read ({reason}). Open it in a spreadsheet, save it as .xlsx or .csv, and try again.",
  },
  "roster-sheets-missing": {
    zh: "文件里没有认得的工作表。请用 {known} 作为工作表名（CSV 用作文件名），可先用 npm run centre -- export-office 导出一份作样表。",
    en: "The file has no known sheet. Name the sheets (or CSV files) {known}. npm run centre -- export-office writes a sample to fill in.",
  },
  "roster-sheet-unknown": {
    notice: true,
    zh: "不认得工作表“{sheet}”，已跳过。认得的有：{known}。",
    en: 'The sheet "{sheet}" is unknown and was skipped. Known sheets: {known}.',
  },
  "roster-sheet-twice": {
    zh: "有两张表都是“{kind}”：“{first}”和“{sheet}”。请合并成一张。",
    en: 'Two sheets contain {kind}: "{first}" and "{sheet}". Merge them into one.',
  },
  "roster-heading-missing": {
    zh: "工作表“{sheet}”没有“{column}”这一列。请加上表头；表头须在前 5 行内。",
    en: 'The sheet "{sheet}" has no column "{column}". Add the heading within the first five rows.',
  },
  "roster-heading-misspelt": {
    zh: "工作表“{sheet}”的表头“{column}”是不是“{expected}”？请改正，或删去这一列。",
    en: 'The heading "{column}" of the sheet "{sheet}" is unknown. If you mean "{expected}", correct it. Otherwise delete the column.',
  },
  "roster-heading-unknown": {
    notice: true,
    zh: "工作表“{sheet}”的“{column}”列不认得，已跳过。",
    en: 'The column "{column}" of the sheet "{sheet}" is unknown and was skipped.',
  },
  "roster-heading-twice": {
    zh: "工作表“{sheet}”有两列“{column}”。请只留一列。",
    en: 'The sheet "{sheet}" has the column "{column}" twice. Keep only one.',
  },
  "roster-cells-merged": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”是合并单元格。请取消合并，每行都填上内容。",
    en: 'In the sheet "{sheet}", row {row}, "{column}" is a merged cell. Unmerge it and fill in every row.',
  },
  "roster-cell-uncomputed": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”的公式没有结果或出错。请改成文字。",
    en: 'In the sheet "{sheet}", row {row}, the formula in "{column}" has an error or no result. Replace it with text.',
  },
  "roster-cell-missing": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”没有填写，请补上。",
    en: 'In the sheet "{sheet}", row {row}, "{column}" is empty. Fill it in.',
  },
  "roster-cell-long": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”超过 {most} 个字，请缩短内容。",
    en: 'In the sheet "{sheet}", row {row}, "{column}" has more than {most} characters. Shorten it.',
  },
  "roster-cell-garbled": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”里有乱码或控制字符。请在原文件中改正，CSV 另存为 UTF-8 后再试。",
    en: 'In the sheet "{sheet}", row {row}, "{column}" contains garbled characters. Correct them in the original file, save a CSV as UTF-8, and try again.',
  },
  "roster-cell-reshaped": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”的“{value}”被表格软件改成了日期或科学计数。请把这一列设为文本格式，重新填写。",
    en: 'In the sheet "{sheet}", row {row}, a spreadsheet has changed "{column}" into a date or a rounded number ({value}). Format the column as text and enter the value again.',
  },
  "roster-number-invalid": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”的“{value}”不能用作工号。请用 1 至 20 位数字、字母或短横线。",
    en: 'In the sheet "{sheet}", row {row}, "{value}" in "{column}" is not a valid staff number. Use 1 to 20 digits, letters or hyphens.',
  },
  "roster-value-unknown": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”的“{value}”无法识别，请填：{known}。",
    en: 'In the sheet "{sheet}", row {row}, "{value}" in "{column}" is unknown. Use one of: {known}.',
  },
  "roster-month-invalid": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”的“{value}”不是年月。请写成 2013-07 这样。",
    en: 'In the sheet "{sheet}", row {row}, "{value}" in "{column}" is not a month. Write it like 2013-07.',
  },
  "roster-star-invalid": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”的“{value}”不是 1 至 5 星。请填 1 至 5，未评星的留空。",
    en: 'In the sheet "{sheet}", row {row}, "{value}" in "{column}" is not 1 to 5 stars. Enter 1 to 5, or leave it empty.',
  },
  "roster-row-twice": {
    zh: "工作表“{sheet}”第 {row} 行与第 {first} 行是同一个“{value}”。请只留一行。",
    en: 'In the sheet "{sheet}", row {row} has the same "{value}" as row {first}. Keep only one.',
  },
  "roster-zeros-lost": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”的“{value}”是不是“{expected}”？前面的 0 可能被表格软件去掉了。请把这一列设为文本格式再填。",
    en: 'In the sheet "{sheet}", row {row}, "{value}" in "{column}" may be "{expected}" without its leading zeros, which a spreadsheet removes. Format the column as text and enter the value again.',
  },
  "roster-number-short": {
    notice: true,
    zh: "工作表“{sheet}”第 {row} 行“{column}”的“{value}”比同单位其他的（{length} 位）短。请核对前面的 0 是否被去掉了。",
    en: 'In the sheet "{sheet}", row {row}, "{value}" in "{column}" is shorter than the others of its unit ({length} digits). Check whether leading zeros were removed.',
  },
  "roster-unit-unknown": {
    zh: "工作表“{sheet}”第 {row} 行：没有单位“{value}”。请核对单位编码，或先在“单位”表里加上它。",
    en: 'In the sheet "{sheet}", row {row}: there is no unit "{value}". Check the unit code, or add the unit to the sheet of units first.',
  },
  "roster-unit-circular": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”：“{value}”又属于这个单位自己。请改正上级单位。",
    en: 'In the sheet "{sheet}", row {row}, "{column}": "{value}" belongs to this unit itself. Correct the parent unit.',
  },
  "roster-unit-retired": {
    zh: "工作表“{sheet}”第 {row} 行：单位“{value}”已停用。请先在“单位”表里把它改为在用。",
    en: 'In the sheet "{sheet}", row {row}: the unit "{value}" is retired. Set it to active in the sheet of units first.',
  },
  "roster-window-unknown": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”：该单位没有“{value}”号窗口。请核对，或先在“窗口”表里加上它。",
    en: 'In the sheet "{sheet}", row {row}, "{column}": the unit has no window "{value}". Check it, or add the window to the sheet of windows first.',
  },
  "roster-staff-unknown": {
    zh: "工作表“{sheet}”第 {row} 行：该单位没有工号“{value}”。请核对，或先在“人员”表里加上。",
    en: 'In the sheet "{sheet}", row {row}: the unit has no staff number "{value}". Check it, or add the person to the sheet of staff first.',
  },
  "roster-mentor-unfit": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”的“{value}”不能作带教老师：须是同单位在岗的另一个人。请改正。",
    en: 'In the sheet "{sheet}", row {row}, "{value}" in "{column}" cannot be the mentor. Enter another active person of the same unit.',
  },
  "roster-role-misplaced": {
    zh: "工作表“{sheet}”第 {row} 行：角色“{value}”的范围不对。单位领导、窗口人员填单位编码，窗口班长还要填窗口号，回访员可填可不填，其他角色两项都不填。",
    en: 'In the sheet "{sheet}", row {row}: the place of the role "{value}" does not fit. Leaders and staff have a unit code, supervisors a window number too, callers a unit code or none, all other roles neither.',
  },
  "roster-login-unfit": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”的“{value}”不能用作新的登录名。请只用字母、数字、汉字和 . _ - @。",
    en: 'In the sheet "{sheet}", row {row}, "{column}": "{value}" cannot be a new login. Use letters, digits, Chinese characters and . _ - @ only.',
  },
  "roster-roles-judge-themselves": {
    zh: "工作表“{sheet}”第 {row} 行：“{value}”不能同时是“{one}”和“{other}”，会自己评自己。",
    en: 'In the sheet "{sheet}", row {row}: "{value}" cannot be both "{one}" and "{other}", because the unit would judge itself.',
  },
  "roster-line-judges-itself": {
    zh: "“{value}”既是“{one}”又是“{other}”，按改后的上级单位会自己评自己。请先在“账号”表里改角色。",
    en: '"{value}" is both "{one}" and "{other}": with the changed parent unit, the unit would judge itself. Change the roles in the sheet of accounts first.',
  },
  "roster-texts-missing": {
    zh: "工作表“{sheet}”第 {row} 行：新增的“{value}”没有{kind}。请在“{kind}”表里至少写一条。",
    en: 'In the sheet "{sheet}", row {row}: "{value}" is new and has no {kind}. Enter at least one in the sheet {kind}.',
  },
  "roster-texts-many": {
    zh: "工作表“{sheet}”第 {row} 行：“{value}”的条数超过 {most} 条。请删减，屏幕放不下更多。",
    en: 'In the sheet "{sheet}", row {row}: "{value}" has more than {most} entries. Delete some, because the screen has no room for more.',
  },
  "roster-window-crowded": {
    zh: "{unit} {window} 号窗口可上岗的人超过 {most} 人（{found} 人）。请在“可上岗窗口”里限定各人的窗口。",
    en: "More than {most} people ({found}) may serve at window {window} of {unit}. Limit each person's windows in the sheet of staff.",
  },
  "roster-window-occupied": {
    notice: true,
    zh: "工作表“{sheet}”第 {row} 行：停用的 {value} 号窗口还有 {devices} 台设备。停用后无人能在那里登录。",
    en: 'In the sheet "{sheet}", row {row}: window {value} is being retired and still has {devices} devices. Staff cannot log in there afterwards.',
  },
  "roster-badge-taken": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”：工作证“{value}”与工号相同，或已登记给同单位的别人。请改正。",
    en: 'In the sheet "{sheet}", row {row}, "{column}": the badge "{value}" is a staff number, or is registered for another person of the unit. Correct it.',
  },
  "roster-unpacked-large": {
    zh: "文件 {file} 解压后超过 {most} MB，没有导入。照片请分成几个压缩包，逐个导入；表格请删去多余的行和图片，另存后再试。",
    en: "{file} is larger than {most} MB when unpacked and was not imported. Photos: divide them into several zip files and import each. Workbook: delete unused rows and pictures, save it and try again.",
  },
  "roster-photos-unreadable": {
    zh: "读不了照片包 {file}（{reason}）。请重新打成 zip 压缩包，每张不超过 {most} MB。",
    en: "The photos in {file} cannot be read ({reason}). Pack them into a new zip file. Each photo may have up to {most} MB.",
  },
  "roster-photo-missing": {
    zh: "工作表“{sheet}”第 {row} 行“{column}”：照片包里没有“{value}”。请核对文件名，并用 --photos 给出照片包。",
    en: 'In the sheet "{sheet}", row {row}, "{column}": the zip file has no photo "{value}". Check the file name, and give the zip file with --photos.',
  },
  "roster-photo-large": {
    zh: "照片“{file}”超过 {most} MB。请缩小后再打包。",
    en: 'The photo "{file}" is larger than {most} MB. Reduce it and pack it again.',
  },
  "roster-photo-unfit": {
    zh: "“{file}”不是完整的 JPG、PNG 或 WebP 照片，或超过 4000 万像素。请换一张或转换格式后再打包。",
    en: '"{file}" is not a whole JPG, PNG or WebP picture, or has more than 40 million pixels. Choose or convert it, and pack it again.',
  },
  "roster-photo-unused": {
    notice: true,
    zh: "照片“{file}”没有对应的人，已跳过。文件名请用工号，如 330101.jpg；几个单位有相同工号时，放进以单位编码命名的文件夹。",
    en: 'The photo "{file}" belongs to no person and was skipped. Name it by the staff number, such as 330101.jpg. If units share staff numbers, put it in a folder named by the unit code.',
  },
} as const;
