const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Chinese numerals up to 99, and years digit by digit (二〇二六); null for anything else. */
export function readChineseNumber(text: string): number | null {
  if (/^[〇零一二三四五六七八九]{4}$/u.test(text)) return Number([...text].map((sign) => digits[sign]).join(''));
  const parts = /^(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?$/u.exec(text);
  if (parts === null || text === '') return null;
  const [, tens, ten, ones] = parts;
  const high = ten === undefined ? 0 : (tens === undefined ? 1 : (digits[tens] ?? 0)) * 10;
  return high + (ones === undefined ? 0 : (digits[ones] ?? 0));
}

/** Words beside a time that say nothing about when. */
const before =
  /^(?:预计|初步定于|暂定于?|拟于?|计划于?|力争于?|争取于?|确保于?|不?迟于|不晚于|最迟于?|截止到?|截至到?|完成时限[:：]?|完成时间[:：]?|时间[:：]|于|在)+/u;
const after = /(?:完成|上报|报送|提交|上交|结束|验收|为止|止|截止|左右|前后)+$/u;

/**
 * A due text in one spelling: half-width signs, plain hyphens, Arabic numerals before units of time, 、 between items,
 * no blanks, without words that say nothing about when.
 */
export function normalizeDue(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replaceAll(/[\r\n]+/gu, '、')
    .replaceAll(/(?<=[\d月日底旬末初])[ \t]+(?=\d{4}[.年])/gu, '、')
    .replaceAll(/\s+/gu, '')
    .replaceAll(/[(（](?:暂定|预计|左右|拟|计划|待定)[)）]/gu, '')
    .replaceAll(/[—–－―‐−~〜∼]+/gu, '-')
    .replaceAll(/-{2,}/gu, '-')
    .replaceAll(/[,;]|(?<!\d)\/|\/(?=\D)|(?<=^\d{1,2}(?:\/\d{1,2})*)\/(?=[\d/]*月)/gu, '、')
    .replaceAll(/(?<=[\d月日年旬初底末周])[至到](?=\d|次年|翌年|来年|第|周)/gu, '-')
    .replaceAll(/[。.]+$/gu, '')
    .replaceAll(/星期|礼拜/gu, '周')
    .replaceAll(/周[日天]/gu, '周7')
    .replaceAll(/[〇零一二两三四五六七八九十]+(?=年|月|日|号|季度?|次|个|周(?!年)|学期)/gu, (found) => {
      const number = readChineseNumber(found);
      return number === null ? found : String(number);
    })
    .replaceAll(/(\d)号/gu, '$1日')
    .replaceAll(/份(?=[^a-z]|$)/gu, '')
    .replace(before, '')
    .replace(after, '');
}

/** Times that hang on something without a date of its own. */
const eventWords =
  /^(?:随时|及时|即时|视情况(?:而定)?|视具体情况(?:而定)?|按需|根据需要|待定|另行通知|适时|择期|(?:按|按照|根据|依据|依|视).*(?:要求|通知|安排|规定|部署|需要|情况|进度|计划|时间节点?|文件)(?:执行|完成|进行|而定)?|.*(?:接到?|收到|自|从|通知|文件|检查|会议|活动|验收|审核|批准|审批|签订|合同|项目|中标|竣工|交付|报名|毕业|事件|事故|问题).*(?:后|起|之日起).*(?:内|完成|天|日|周|月|小时)?|(?:接到?|收到|接).*(?:通知|文件|任务|要求).*内|.*(?:\d|一|两|三|几|半).*(?:小时|分钟|工作日)内?)$/u;

/** Goes on all the time. */
const continuousWords =
  /^(?:长期|常年|全年|日常|经常|经常性|常态化?|持续|长年|贯穿全年|全过程|全程|不定期|平时|长期(?:坚持|推进|进行|开展|任务|工作|有效)|全年(?:持续|推进|进行|开展|坚持|工作)|持续(?:推进|进行|开展|改进|实施)|日常(?:工作|性工作)|经常性工作|常规工作|长期性工作|常态化(?:推进|开展|进行|工作)|贯穿全年工作)$/u;

export function isEventText(text: string): boolean {
  return eventWords.test(text);
}

export function isContinuousText(text: string): boolean {
  return continuousWords.test(text);
}
