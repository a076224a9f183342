/** Words for the times that have no date: what hangs on an event, and what goes on all the time. Of normalised texts. */
const whenever =
  '随时|及时|即时|适时|择期|择机|视情况|视具体情况|按需|根据需要|根据工作需要|待定|另行通知|按计划|按方案|按通知|按进度';
const act = '(?:\\p{Script=Han}{0,10})';
/** Begins of phrases such as 按上级要求; 按月, 按季 and 按时, 按期 are none of them. */
const according = new RegExp(
  `^(?:按照?|根据|依据|遵照|参照|视|依|以)(?![月季年周日天时期])[^\\d]{1,16}(?:要求|通知|安排|规定|部署|需要|情况|进度|计划|约定|节点|文件|时间|时限|方案|为准|而定|确定|合同)(?:${act})$`,
  'u',
);
const length = '(?:\\d{1,3}|[一两二三四五六七八九十几半]{1,3})(?:个月|个?半?小时|分钟|个?工作日|天|日|个?周)';
const counted = new RegExp(
  `^(?!每)(?:.*(?:后|起|之日起|结束|接到?|收到|接).*?)${length}(?:之内|以内|内)?${act}$|^(?!每)(?:.*[^第])?${length}(?:之内|以内|内)${act}$|^(?!每|第)${length.replace('|天|日|个?周', '')}$`,
  'u',
);
const onReceipt =
  /^(?:接到?|收到|待).*(?:通知|文件|任务|要求|部署|批复|下发|下达|确定|明确).*(?:内|后|时|确定|另定|定|完成|进行|开展|实施)$|^(?:[^\d]{2,12})(?:后|时)(?:及时|即时|立即|即|随时|尽快)(?:\p{Script=Han}{0,8})$/u;
const wheneverText = new RegExp(
  `^(?:${whenever})(?:而定|进行|完成|执行|开展|安排|组织|处理|办理|报送|上报|更新|召开|实施|确定|推进)?$`,
  'u',
);

const always =
  '长期|常年|全年|日常|经常性?|常态化?|持续性?|长年|贯穿(?:全年|全过程|始终)|全过程|全程|不定期|平时|不间断|长效|一贯';
const continuous = new RegExp(`^(?:${always})(?:、?(?:${always}))*(?:地)?(?:\\p{Script=Han}{0,6})$`, 'u');
/** What is done once is not done all the time, whatever stands before it: 全年完成. */
const once = /完成|报送|上报|验收|前|底|末|次|结束|止|月|季|期$|截|交$|到位|达|考核|总结/u;

/** Times that hang on something without a date of its own. */
export function isEventText(text: string): boolean {
  return wheneverText.test(text) || according.test(text) || counted.test(text) || onReceipt.test(text);
}

/** Goes on all the time. */
export function isContinuousText(text: string): boolean {
  const match = continuous.exec(text);
  return match !== null && !once.test(text.replace(/不定期|长期|日常/gu, ''));
}
