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
  /^(?:预计|初步定于|暂定于?|拟定?于?|计划(?:在|于)?|力争(?:在|于)?|争取(?:在|于)?|确保(?:在|于)?|务必(?:在|于)?|原则上|一般(?:在|于)?|定于|不得?迟于|不得?晚于|最迟(?:在|于)?|最晚(?:在|于)?|截[止至](?:日期|时间)?[到至:]?|(?:完成|上报|报送|办理|实施|提交)?(?:时限|时间|期限|日期)(?:为|是|:|(?=\d))|于|在|应(?=[于在])|须(?=[于在]))+/u;
const after = /(?:为止|止|截止|截至|左右|前后)+$/u;

const plainSigns: Readonly<Record<string, string>> = {
  週: '周',
  後: '后',
  內: '内',
  個: '个',
  學: '学',
  開: '开',
  節: '节',
  時: '时',
  間: '间',
  號: '号',
  結: '结',
  終: '终',
  貳: '二',
  達: '达',
  報: '报',
  長: '长',
  處: '处',
  過: '过',
  應: '应',
  於: '于',
  與: '与',
  兩: '两',
  從: '从',
};
const clock =
  '(?:早上?|上午|中午|下午|晚上?|傍晚)?(?:\\d{1,2}(?::\\d{2}|[点时](?:\\d{1,2}分?|半|整)?))|上午|下午|中午|晚上|早上|下班|早晨|上班';
/** A time of day behind a day: the day is what counts. */
const timeOfDay = new RegExp(
  `(?<=[日天]|周[1-7])的?(?:${clock})+(?:之?前|以前|后)?(?=$|[、和及\\p{Script=Han}])`,
  'gu',
);

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
    .replaceAll(/[週後內個學開節時間號結終貳達報長處過應於與兩從]/gu, (sign) => plainSigns[sign] ?? sign)
    .replaceAll(/[(（](?:暂定|预计|左右|拟|计划|待定)[)）]/gu, '')
    .replaceAll(/[—–－―‐−~〜∼]+/gu, '-')
    .replaceAll(/-{2,}/gu, '-')
    .replaceAll(/[,;]|(?<!\d)\/|\/(?=\D)|(?<=^\d{1,2}(?:\/\d{1,2})*)\/(?=[\d/]*月)/gu, '、')
    .replaceAll(/(?<=[\d月日年旬初底末周])[至到](?=[\d一二三四五六七八九十]|次年|翌年|来年|第|周)/gu, '-')
    .replaceAll(/[。.]+$/gu, '')
    .replaceAll(/星期|礼拜/gu, '周')
    .replaceAll(/(周[一二三四五六](?:[、和及]?[一二三四五六])*[、和及]?)[日天](?!常)/gu, '$17')
    .replaceAll(/周[日天]/gu, '周7')
    .replaceAll(
      /周([一二三四五六])(?![次遍回轮场个十年一二三四五六、和及])/gu,
      (_whole, sign: string) => `周${digits[sign] ?? sign}`,
    )
    .replaceAll(/上、?下半年/gu, '上半年、下半年')
    .replaceAll(/寒、暑假/gu, '寒暑假')
    .replaceAll(
      /(?<![周一二三四五六七八九十])[一二三四五六七八九十]{1,3}(?=(?:[、和及至到-][一二三四五六七八九十\d]{1,3})+(?:季度?|月|日))/gu,
      (found) => {
        const number = readChineseNumber(found);
        return number === null ? found : String(number);
      },
    )
    .replaceAll(/[〇零一二两三四五六七八九十]+(?=年|月|日|号|季度?|次|个|周(?!年)|学期|教学周)/gu, (found) => {
      const number = readChineseNumber(found);
      return number === null ? found : String(number);
    })
    .replaceAll(/(\d)号/gu, '$1日')
    .replaceAll(/份(?=[^a-z]|$)/gu, '')
    .replace(before, '')
    .replaceAll(timeOfDay, '')
    .replace(
      /(?<=[\d月日底末旬初度年周期]|半年|学期|寒假|暑假)各(?:开展|组织|召开|举办|进行|报送|上报)?\d{1,2}次(?:以上)?$/u,
      '',
    )
    .replace(after, '');
}
