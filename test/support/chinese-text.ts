/** Sentences as departments write them, composed from the words of the domain: the same seed gives the same text. */
export class ChineseText {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0 || 1;
  }

  /** A whole number from 0 up to, not including, `below`. */
  below(limit: number): number {
    // xorshift32: enough for test data, and the same on every machine
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    this.#state >>>= 0;
    return this.#state % limit;
  }

  /** The name of a position, such as 教学秘书 or 实训耗材管理员. */
  position(): string {
    return `${this.#of(objects)}${this.#of(roles)}`;
  }

  /** A person's name, invented. */
  person(): string {
    return `${this.#of(surnames)}${this.#of(given)}${this.below(3) === 0 ? '' : this.#of(given)}`;
  }

  /** The title of a piece of evidence. */
  evidence(): string {
    const year = 2006 + this.below(21);
    const shapes = [
      () => `${year}年${this.#of(objects)}${this.#of(papers)}`,
      () =>
        `${this.#of(places)}${this.#of(objects)}${this.#of(papers)}（${year}年${1 + this.below(12)}月第${1 + this.below(4)}次）`,
      () => `关于${this.#of(verbs)}${this.#of(objects)}的${this.#of(papers)}`,
      () => `${year}-${year + 1}学年${this.#of(places)}${this.#of(objects)}${this.#of(papers)}`,
    ];
    return this.#of(shapes)();
  }

  /** One duty, task or standard: 20 to 150 characters. */
  sentence(): string {
    const clauses = Array.from({ length: 1 + this.below(5) }, () => this.#clause());
    return `${clauses.join(this.#of(['，', '；', '，', '、']))}${this.below(4) === 0 ? this.#limit() : ''}。`;
  }

  #clause(): string {
    const shapes = [
      () => `${this.#of(openings)}${this.#of(places)}${this.#of(objects)}的${this.#of(verbs)}、${this.#of(verbs)}工作`,
      () => `${this.#of(verbs)}${this.#of(adjectives)}的${this.#of(objects)}，${this.#of(aims)}`,
      () => `按照${this.#of(papers)}要求${this.#of(verbs)}${this.#of(objects)}`,
      () => `会同${this.#of(places)}${this.#of(verbs)}${this.#of(objects)}${this.#of(papers)}`,
      () => `由${this.person()}${this.#of(verbs)}${this.#of(objects)}并${this.#of(verbs)}${this.#of(papers)}`,
      () => `${this.#of(objects)}${this.#limit()}`,
    ];
    return this.#of(shapes)();
  }

  #limit(): string {
    const n = 1 + this.below(30);
    const shapes = [
      `${n}小时内响应`,
      `${n}个工作日内完成`,
      `每月至少${n}次`,
      `合格率≥${60 + n}%`,
      `不超过${n}天`,
      `会前${n}分钟到位`,
      `执行GB/T ${9000 + n * 7}标准`,
      `得${n}分`,
    ];
    return this.#of(shapes);
  }

  #of<T>(choices: readonly T[]): T {
    const choice = choices[this.below(choices.length)];
    if (choice === undefined) throw new Error('Nothing to choose from');
    return choice;
  }
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

const openings = words('负责 承担 协助 牵头 组织 参与 统筹 具体负责 配合做好 主持 指导 督促');
const verbs = words(`
  编制 起草 审核 汇总 上报 归档 登记 发放 回收 检查 抽查 巡查 督办 落实 跟踪 反馈 整改 验收 考核 评价 统计 分析 测算 核对
  维护 保养 报修 抢修 采购 验货 入库 出库 盘点 调拨 报废 清洗 消毒 绿化 保洁 值守 接待 转接 传达 签收 拟办 催办 公示 公布
  培训 演练 宣传 辅导 备案 复核 修订 完善 建立 健全 推进 实施 监测 预警 诊断 改进 协调 沟通 走访 调研 论证 评审 招标 比价
  结算 报销 预算 决算 缴纳 催缴 退费 注册 报到 排课 调课 停课 补考 阅卷 命题 监考 巡考 听课 评课 磨课 立项 结题 申报 推荐 表彰`);
const objects = words(`
  岗位职责 工作流程 工作标准 质量手册 支撑材料 责任状 年度任务 建设任务 规划 专项规划 人才培养方案 课程标准 教学大纲 教案 授课计划
  教材 教学日志 实训室 实训耗材 实验设备 仪器设备 固定资产 低值易耗品 公用房 周转房 学生公寓 宿舍 床位 门禁 钥匙 水电 供水 供电
  二次供水 配电房 锅炉房 电梯 消防设施 灭火器 应急照明 监控 安防 车辆 派车 驾驶员 食堂 餐饮 食材 留样 食品安全 明厨亮灶 价格 菜品
  绿化 苗木 垃圾分类 保洁 道路 屋面防水 管网 雨污分流 零星维修 大型修缮 工程招标 合同 发票 经费 预算执行 收费 学费 奖学金 助学金
  学籍 成绩 毕业资格 学位 实习 顶岗实习 就业 创业 招生计划 录取 新生报到 军训 心理健康 班级 辅导员 班主任 社团 志愿服务 第二课堂
  教师 双师型教师 教师培训 职称评审 师德师风 绩效工资 考勤 请休假 人事档案 干部任免 党员发展 支部会议 三会一课 工会活动 信访
  公文 印章 会议纪要 督查事项 保密 档案移交 文书档案 信息公开 网站内容 数据采集 状态数据 数据平台 网络安全 信息系统 一卡通 校园网
  科研项目 横向课题 论文 专利 成果转化 学术讲座 图书 期刊 电子资源 校企合作 产业学院 订单班 现代学徒制 技能竞赛 教学成果 精品课程
  专业设置 专业建设 课程建设 质量监控 教学督导 学生评教 同行评议 问题清单 整改台账 自我诊改 复核意见 年度报告 监测指标 警戒线
  防汛 防雷 危险化学品 特种设备 疫情防控 卫生防疫 医务室 急救 保险 物业服务 外包服务 满意度 投诉 热线 服务窗口 一站式服务`);
const roles = words(
  '管理员 专员 干事 主管 科长 副科长 组长 秘书 技术员 维修工 保管员 统计员 协调员 督导员 联络员 值班员',
);
const places = words(`
  后勤处 教务处 学生处 人事处 财务处 科研处 招生就业处 保卫处 国有资产处 基建处 信息中心 图书馆 质量办 党政办 组织部 宣传部 纪委
  机电学院 信息学院 商学院 护理学院 建筑学院 艺术学院 汽车学院 一号教学楼 三号教学楼 实训楼 学生公寓五栋 东区食堂 西区食堂 体育馆
  行政楼 南校区 北校区 青禾苑 文澜苑 维修科 餐饮科 公寓科 物业科 综合科 采购科 节能科`);
const papers = words(`
  管理办法 实施细则 工作方案 工作计划 工作总结 检查记录 检查表 登记表 台账 汇总表 统计表 花名册 签到表 会议记录 纪要 通知 请示 批复
  报告 分析报告 验收单 派工单 领用单 交接单 巡查日志 值班记录 培训记录 演练方案 应急预案 合同文本 协议书 清单 公示 承诺书 责任书
  评价表 测评报告 问卷 证书 照片 影像资料 制度汇编 操作规程 安全须知 工作手册`);
const adjectives = words(
  '规范 完整 准确 及时 有效 常态化 全过程 全员参与 分级分类 闭环 可追溯 可检查 量化 公开透明 安全可靠 节约高效',
);
const aims = words(`
  做到账物相符 确保安全无事故 保证教学秩序 提高服务质量 形成闭环管理 做到件件有回音 实现动态更新 降低运行成本 防止国有资产流失
  满足师生需求 留存过程材料 按时上报质量办 接受师生监督 杜绝责任事故 做到日清月结 逐步缩小差距 为诊改提供依据`);
const surnames = words('林 秦 顾 沈 陆 江 温 白 苏 叶 程 贺 韩 戚 岳 欧阳 司徒 邵 柳 段 尹 骆 盛 祁 卓 项 庄 柏 殷 葛');
const given = words(
  '晓 禾 望 舒 之 远 明 澜 清 越 书 宁 若 川 知 行 景 程 安 然 子 墨 雨 桐 怀 瑾 思 齐 云 帆 致 和 静 姝 承 泽',
);
