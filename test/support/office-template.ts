import type { RecordWriter } from '../../db/records/record-writer.ts';

/** How much a department of a large office holds; the figures of one year are per year. */
export interface TemplateSize {
  readonly years: number;
  readonly firstYear: number;
  readonly positions: number;
  readonly tasksAYear: number;
  readonly evidenceAYear: number;
}

/** Runs one command of the template's history at a moment of its own. */
export type RunAt = (day: string, work: (writer: RecordWriter) => void) => void;

const dues = ['3月底前', '每月', '6月30日前', '每季度', '11月', '全年'];
const frequencies = ['每月', '每日', '每季度', '', '每学期'];

/**
 * Five years of a department that keeps its records well, command by command: positions with duties, work and standards;
 * goals; each year tasks with their months and entries, a statement, evidence with its links; and each year's changes of
 * what stood before.
 */
export function fillTemplate(run: RunAt, departmentId: string, size: TemplateSize): void {
  const home = { departmentId };
  const standards: string[] = [];
  const people: string[] = [];
  const goals: string[] = [];
  run(`${size.firstYear}-01-05`, (writer) => {
    const sections = Array.from(
      { length: 6 },
      (_, at) => writer.create('section', { name: `第${at + 1}科室`, ordinal: at }, home).id,
    );
    for (let at = 0; at < size.positions; at += 1) {
      const person = writer.create('person', { name: `人员${at + 1}`, sectionId: sections[at % 6] ?? null }, home);
      people.push(person.id);
      const position = writer.create(
        'position',
        { name: `管理岗${at + 1}`, sectionId: sections[at % 6] ?? null, ordinal: at },
        home,
      );
      writer.create('positionHolder', { positionId: position.id, personId: person.id }, home);
      addDuties(writer, { departmentId, positionId: position.id, at, standards });
    }
    for (let at = 0; at < 30; at += 1) {
      const goal = { text: `目标${at + 1}：服务满意度逐年提高`, yearFrom: size.firstYear, yearTo: size.firstYear + 4 };
      goals.push(writer.create('goal', { ...goal, ordinal: at }, home).id);
    }
    for (let at = 0; at < 40; at += 1) {
      const layer = (['school', 'program', 'course', 'teacher', 'student'] as const)[at % 5] ?? 'school';
      writer.create(
        'layerStandard',
        { name: `层面标准${at + 1}`, layer, ordinal: at, requirement: '按规定执行' },
        home,
      );
    }
  });
  for (let year = size.firstYear; year < size.firstYear + size.years; year += 1) {
    addYear(run, { year, departmentId, size, standards, people, goals });
  }
}

interface DutyPlace {
  readonly departmentId: string;
  readonly positionId: string;
  readonly at: number;
  readonly standards: string[];
}

function addDuties(writer: RecordWriter, { departmentId, positionId, at, standards }: DutyPlace): void {
  const home = { departmentId };
  for (let place = 0; place < 5; place += 1) {
    const duty = writer.create(
      'duty',
      { positionId, text: `负责第${place + 1}类事务的受理与办理`, ordinal: place },
      home,
    );
    for (let work = 0; work < 3; work += 1) {
      const item = writer.create('workItem', { dutyId: duty.id, text: `办理第${work + 1}项`, ordinal: work }, home);
      const standard = writer.create(
        'workStandard',
        {
          workItemId: item.id,
          requirement: `第${at}岗第${place}责第${work}项：两个工作日内办结，差错率不高于千分之一`,
          frequency: frequencies[(place + work) % 5] ?? '',
        },
        home,
      );
      standards.push(standard.id);
    }
  }
}

interface YearPlace {
  readonly year: number;
  readonly departmentId: string;
  readonly size: TemplateSize;
  readonly standards: readonly string[];
  readonly people: readonly string[];
  readonly goals: readonly string[];
}

function addYear(run: RunAt, { year, departmentId, size, standards, people, goals }: YearPlace): void {
  const home = { departmentId };
  const tasks: string[] = [];
  run(`${year}-01-15`, (writer) => {
    for (const goalId of goals) writer.create('goalTarget', { goalId, year, value: '95' }, home);
    const statement = writer.create('statement', { year, title: `${year}年度目标责任书` }, home);
    for (let at = 0; at < size.tasksAYear; at += 1) {
      const task = writer.create(
        'annualTask',
        {
          year,
          taskClass: (['A', 'B', 'C'] as const)[at % 3] ?? 'C',
          content: `${year}年第${at + 1}项任务：完成当年改造与验收`,
          due: dues[at % dues.length] ?? '',
          ownerPersonId: people[at % people.length] ?? null,
          ordinal: at,
        },
        home,
      );
      tasks.push(task.id);
      if (at % 4 === 0) {
        writer.create(
          'statementItem',
          { statementId: statement.id, content: `完成第${at + 1}项任务`, weight: 5 },
          home,
        );
      }
    }
  });
  for (let month = 1; month <= 12; month += 1) {
    run(`${year}-${String(month).padStart(2, '0')}-20`, (writer) => {
      addMonth(writer, { year, month, tasks, departmentId });
      addEvidence(writer, { year, month, departmentId, count: size.evidenceAYear / 12, standards, tasks });
      for (const id of standards.filter((_, at) => at % 20 === month % 20)) {
        writer.update('workStandard', id, { fields: { timeLimit: `${(year + month) % 5} 个工作日` } });
      }
    });
  }
  run(`${year}-12-28`, (writer) => {
    for (const [at, id] of tasks.entries()) {
      if (at % 10 !== 0) writer.update('annualTask', id, { fields: { state: 'done' } });
    }
  });
}

interface MonthPlace {
  readonly year: number;
  readonly month: number;
  readonly tasks: readonly string[];
  readonly departmentId: string;
}

function addMonth(writer: RecordWriter, { year, month, tasks, departmentId }: MonthPlace): void {
  const home = { departmentId };
  for (const annualTaskId of tasks.filter((_, at) => at % 12 === month % 12)) {
    const made = writer.create(
      'taskMonth',
      { annualTaskId, month: `${year}-${String(month).padStart(2, '0')}`, state: 'closed', progress: 100 },
      home,
    );
    writer.create(
      'taskEntry',
      { taskMonthId: made.id, action: 'close', text: '已办结，材料已归档', progress: 100 },
      home,
    );
    writer.update('annualTask', annualTaskId, { fields: { state: 'active' } });
  }
}

interface EvidencePlace extends MonthPlace {
  readonly count: number;
  readonly standards: readonly string[];
}

function addEvidence(writer: RecordWriter, place: EvidencePlace): void {
  const home = { departmentId: place.departmentId };
  const first = Math.round((place.month - 1) * place.count);
  for (let at = first; at < Math.round(place.month * place.count); at += 1) {
    const formedOn = `${place.year}-${String(place.month).padStart(2, '0')}-${String((at % 27) + 1).padStart(2, '0')}`;
    const evidence = writer.create(
      'evidence',
      {
        number: `${place.year}-${at + 1}`,
        title: `${place.year}年检查记录第${at + 1}份`,
        formedOn,
        year: `${place.year}`,
      },
      home,
    );
    const ofTask = at % 5 === 0;
    const list = ofTask ? place.tasks : place.standards;
    writer.create(
      'evidenceLink',
      {
        evidenceId: evidence.id,
        targetKind: ofTask ? 'annualTask' : 'workStandard',
        targetId: list[(at * 7 + place.year) % list.length] ?? '',
      },
      home,
    );
    // Catalogued later: who keeps it, and where it lies.
    writer.update('evidence', evidence.id, { fields: { keeper: '档案员', physicalPlace: '档案室' } });
  }
}
