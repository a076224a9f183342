import { beginsWithAct } from '../standard-text/anchor.ts';

/** What only begins at that time (6月启动, 3月制定方案), or is a step among others: no day by which the task is done. */
const steps = /^(?:启动|开始|立项|申报|部署|筹备|制[定订]|起草|动员|征集|申请|布置|安排|招标|着手|准备|预备|试)/u;
const acts =
  /^(?:完成|基本完成|全部完成|全面完成|报送|上报|报|提交|上交|交|召开|开展|举办|举行|组织|实施|进行|竣工|完工|建成|验收|通过|结题|结束|印发|发布|公布|公示|下发|投入|上线|启用|到位|达到|实现|形成|出台|盘点|巡查|检查|抽查|例会|更新|汇总|总结|考核|评比|评选|例行|落实|办结|办理|编制|修订|整改|归档|维护|上传|记录|填报|清点|清扫|值班|巡检|更换|培训|演练|发放|缴纳|录入|核对|送)/u;
/** Words of time within what is done: 年终总结, 下月计划. */
const named =
  /(?:年终|年度|上月|下月|当月|本月|上季度|本季度|学期|学年|上年度?|下年度?|本年度?|月度|季度|全年|年|月|季|周)(?=总结|计划|数据|报表|报告|工作|考核|检查|例会|预算|决算|盘点|台账|任务|目标|评|汇报|小结|考勤|工资|情况|清单|表|报)/gu;
const time = /[\d前后月日周年季旬假节底末起止内届夏冬春秋、,;:()-]|学期|期间|至|截/u;

/**
 * A due text, and then what is left of it without what is done then: 8月底前|完成修订, 每月15日前|报送上月数据. The
 * longest time comes first; one that only begins something is none.
 */
export function withoutAct(text: string): readonly string[] {
  const found = [text];
  for (let place = text.length - 2; place >= 1; place -= 1) {
    const behind = text.slice(place);
    if (behind.length > 18) break;
    if (!/[前底末旬初内日月周期年天度节假间中1-7]$/u.test(text.slice(0, place))) continue;
    const isDeadline = text[place - 1] === '前';
    const does = acts.test(behind) || (isDeadline && beginsWithAct(behind));
    if (!does || steps.test(behind)) continue;
    const rest = behind
      .replaceAll(named, '')
      .replaceAll(
        /\d{1,2}次$|年鉴|周到|周边|周期|内容|内控|内部|日常|日志|节约|节能|前期|后勤|后续|春季运动会|秋季运动会/gu,
        '',
      );
    if (!time.test(rest)) found.push(text.slice(0, place));
  }
  return found;
}
