import type { StoredRecord } from '../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../shared/domain/record-set.ts';
import { RecordSetBuilder } from './record-set-builder.ts';

const sectionNames = ['综合管理科', '运行保障科', '饮食服务管理科', '物业与校园环境管理科', '资产与节能管理科'];
const titles = ['科长', '副科长', '水电运行班长', '报修调度员', '仓库与物资管理员'];
const tasks = [
  '受理师生报修并按紧急程度派单',
  '巡查配电房与供水泵房',
  '组织食品原料入库验收与留样',
  '编制月度能耗分析',
  '登记维修耗材领用',
];
const standards = [
  '紧急类报修2小时内响应，24小时内完成',
  '一般类报修24小时内响应，3个工作日内完成',
  '每日巡查不少于2次并签名记录',
  '留样每品种不少于125克，冷藏保存48小时以上',
  '账物相符率达到100%',
];

/** A made-up department of a made-up college, with long names, branches and empty fields; always the same. */
export function sampleDepartment(): RecordSet {
  const set = new RecordSetBuilder({
    name: '后勤管理处',
    code: 'HQC',
    overview:
      '后勤管理处承担全校水电运行、饮食服务、物业与环境、物资与节能管理工作，服务师生一万二千余人。\n部门以岗位标准为依据组织日常运行，以记录和数据为依据开展自我诊断。',
    duties:
      '制定后勤年度计划并组织实施\n保障水、电、暖连续安全供应\n监督食堂食品安全\n2026年起负责校园节能监管平台运行',
    qualityGoals: '师生综合满意度不低于90%\n紧急报修2小时内响应率100%\n食品安全责任事故为零',
    office: '行政楼B座206',
    phone: '0700-1234567',
  });
  set.add('college', { name: '云溪职业技术学院', shortName: '云溪职院' });
  const head = set.add('person', { name: '秦若谷', title: '处长' });
  const secretary = set.add('person', { name: '苏明溪', title: '秘书' });
  set.change('department', set.departmentId, { headPersonId: head.id, secretaryPersonId: secretary.id });
  set.add('workingGroupMember', { personId: head.id, role: 'leader', task: '统筹部门诊改工作', filedOn: '2026-01-08' });
  set.add('workingGroupMember', { personId: secretary.id, role: 'secretary', task: '资料收集、台账登记与手册编印' });
  for (const [index, name] of sectionNames.entries()) addSection(set, { index, name });
  const statement = set.add('statement', {
    year: 2026,
    number: '云溪职院责〔2026〕7号',
    title: '2026年度后勤管理处目标管理责任状',
    partyA: '云溪职业技术学院',
    partyASigner: '钟可行',
    partyB: '后勤管理处',
    partyBSigner: '秦若谷',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    preamble: '为落实学校2026年度工作目标，明确后勤管理处的责任与任务，经双方协商，签订本责任状。',
    responsibilities:
      '组织实施本部门年度工作计划，按月销号。\n落实安全生产和食品安全主体责任。\n按季度开展自我诊断，对预警事项限期整改。',
    consequences: '年度考核得分90分以上的，按学校规定予以奖励。\n发生重大责任事故的，实行一票否决。',
  });
  for (let index = 0; index < 8; index += 1) {
    set.add('statementItem', {
      statementId: statement.id,
      category: index < 2 ? 'common' : 'individual',
      content: `${tasks[index % tasks.length] ?? ''}，完善制度并形成全过程记录`,
      target: standards[index % standards.length] ?? '',
      due: `2026年${index + 4}月`,
      weight: 12.5,
    });
  }
  for (let index = 0; index < 12; index += 1) {
    const piece = set.add('evidence', {
      number: `1.${index + 1}-${index % 3}`,
      title: `${tasks[index % tasks.length] ?? ''}工作记录（2026年${index + 1}月）`,
      kind: index % 4 === 0 ? 'statistics' : 'text',
      formedOn: '2026-03-31',
      provider: sectionNames[index % 5] ?? '',
      keeper: '苏明溪',
      ...(index % 3 === 0
        ? { physicalPlace: '档案柜A-2' }
        : { fileHash: 'a'.repeat(64), sizeBytes: 34_567 * (index + 1), fileName: '记录.pdf' }),
    });
    const target = set.build().workStandard[index];
    if (target !== undefined)
      set.add('evidenceLink', { evidenceId: piece.id, targetKind: 'workStandard', targetId: target.id });
  }
  return set.build();
}

function addSection(set: RecordSetBuilder, input: { readonly index: number; readonly name: string }): void {
  const section = set.add('section', {
    name: input.name,
    code: `K${input.index + 1}`,
    duties: '拟订本科室工作计划\n组织日常运行与巡查\n整理本科室支撑材料',
  });
  let superior: string | null = null;
  for (const [place, title] of titles.entries()) {
    const holder = set.add('person', {
      name: `${'赵钱孙李周'[input.index] ?? ''}${'文武德才安'[place] ?? ''}`,
      title: place === 0 ? '科长' : '',
      sectionId: section.id,
    });
    const position: StoredRecord<'position'> = set.add('position', {
      sectionId: section.id,
      code: `HQC-${input.index + 1}0${place + 1}`,
      name: place < 2 ? `${input.name}${title}` : title,
      level: place === 0 ? '管理七级' : place < 3 ? '管理八级' : '工勤三级',
      headcount: place === 2 ? 4 : 1,
      reportsToPositionId: superior,
      ...(place === 4
        ? {}
        : {
            purpose: `负责${input.name}${title}工作，保证各项服务按标准、按时限完成。`,
            worksWith: '与财务处、保卫处、各二级学院对接；与本处其他科室协作。',
          }),
      qualification: '大专及以上学历\n3年以上相关工作经历\n熟悉后勤服务规范和安全操作规程',
      authority: '对本岗位业务有建议权\n对不符合标准的服务有拒绝验收权',
    });
    if (place === 0) superior = position.id;
    if (place !== 3) set.add('positionHolder', { positionId: position.id, personId: holder.id });
    for (let count = 0; count < 4; count += 1) {
      const duty = set.add('duty', {
        positionId: position.id,
        text: `${tasks[(count + place) % 5] ?? ''}，落实岗位责任`,
      });
      for (let item = 0; item < 2; item += 1) {
        const work = set.add('workItem', { dutyId: duty.id, text: tasks[(count + item + place) % 5] ?? '' });
        for (let each = 0; each <= item; each += 1) {
          set.add('workStandard', {
            workItemId: work.id,
            requirement: `${standards[(count + each + place) % 5] ?? ''}；过程记录完整，责任人签字确认`,
            timeLimit: each === 0 ? '2小时内' : '',
            frequency: '每日',
            checkMethod: '抽查记录',
            expectedEvidence: '工单、巡查记录',
          });
        }
      }
    }
    if (place === 3) addRepairWorkflow(set, position.id);
    if (place === 4 && input.index < 2) addPurchaseWorkflow(set, position.id);
  }
}

function addRepairWorkflow(set: RecordSetBuilder, positionId: string): void {
  const workflow = set.add('workflow', {
    positionId,
    code: 'LC-01',
    name: '师生报修受理与维修处理',
    purpose: '规范报修受理、派单、维修和回访，保证报修按时限闭环。',
    scope: '校内公共设施、学生宿舍和教学场所的报修。',
    actors: '报修调度员、水电运行班长、维修人员',
    serviceTimeLimit: '紧急类24小时，一般类3个工作日',
    basis: '学校后勤服务管理办法',
    records: '报修登记表（调度员保存）\n维修工单（班组保存）\n回访记录（综合管理科保存）',
  });
  const step = (
    kind: 'start' | 'action' | 'decision' | 'end',
    action: string,
    more: { actor?: string; timeLimit?: string; output?: string; keeper?: string; input?: string } = {},
  ) => set.add('workflowStep', { workflowId: workflow.id, kind, action, ...more });
  const start = step('start', '师生报修');
  const accept = step('action', '登记报修人、地点、设施类型和故障描述', {
    actor: '报修调度员',
    timeLimit: '10分钟内',
    output: '报修登记表',
    keeper: '调度员',
  });
  const urgent = step('decision', '是否紧急报修', { actor: '报修调度员' });
  const fast = step('action', '立即派单并电话通知', { actor: '报修调度员', timeLimit: '半小时内', output: '紧急工单' });
  const normal = step('action', '分派班组', {
    actor: '报修调度员',
    timeLimit: '24小时内',
    output: '维修工单',
    keeper: '班组',
  });
  const repair = step('action', '上门维修并填写工单', {
    actor: '维修人员',
    timeLimit: '3个工作日内',
    output: '维修工单',
  });
  const check = step('decision', '报修人验收合格', { actor: '报修人' });
  const archive = step('action', '回访并归档', {
    actor: '报修调度员',
    timeLimit: '每周五',
    output: '回访记录',
    keeper: '综合管理科',
  });
  const end = step('end', '结束');
  const link = (from: { id: string }, to: { id: string }, label = '') =>
    set.add('workflowLink', { workflowId: workflow.id, fromStepId: from.id, toStepId: to.id, label });
  link(start, accept);
  link(accept, urgent);
  link(urgent, fast, '是');
  link(urgent, normal, '否');
  link(fast, repair);
  link(normal, repair);
  link(repair, check);
  link(check, archive, '合格');
  link(check, repair, '不合格，返修');
  link(archive, end);
}

function addPurchaseWorkflow(set: RecordSetBuilder, positionId: string): void {
  const workflow = set.add('workflow', { positionId, name: '维修耗材采购与入库', serviceTimeLimit: '10个工作日' });
  const names = [
    '提出采购申请',
    '科室审核',
    '金额是否超过5000元',
    '处长办公会审议',
    '分管处长审批',
    '实施采购',
    '到货验收',
    '办理入库登账',
    '完成',
  ];
  const steps = names.map((action, index) =>
    set.add('workflowStep', {
      workflowId: workflow.id,
      action,
      kind: index === 0 ? 'start' : index === 2 || index === 6 ? 'decision' : index === 8 ? 'end' : 'action',
      actor: index % 2 === 0 ? '仓库与物资管理员' : '科长',
    }),
  );
  const link = (from: number, to: number, label = '') =>
    set.add('workflowLink', {
      workflowId: workflow.id,
      fromStepId: steps[from]?.id ?? '',
      toStepId: steps[to]?.id ?? '',
      label,
    });
  link(0, 1);
  link(1, 2, '同意');
  link(1, 0, '退回补充');
  link(2, 3, '是');
  link(2, 4, '否');
  link(3, 5);
  link(4, 5);
  link(5, 6);
  link(6, 7, '合格');
  link(6, 5, '退货');
  link(7, 8);
}
