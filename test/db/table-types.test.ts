import { expect, it } from 'vitest';
import type { DatabaseSchema } from '../../db/schema.ts';
import { tempWorkspace } from './support/temp-workspace.ts';

it('All tables are STRICT, and the types for Kysely name exactly these tables', () => {
  const { raw } = tempWorkspace();
  const tables = raw
    .prepare<[], { name: string; strict: number }>(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  const typed: Record<keyof DatabaseSchema, true> = {
    evidence_reading: true,
    member_department: true,
    review_round: true,
    review: true,
    review_item: true,
    assignment: true,
    assigned_task: true,
    inbox_bundle: true,
    evidence_text: true,
    meta: true,
    revision: true,
    command_step: true,
    evidence_chunk: true,
    evidence_file: true,
    evidence_file_chunk: true,
    evidence_check: true,
    damaged_file: true,
    evidence_purge: true,
    evidence_pages: true,
    search_state: true,
    search_kind: true,
    search_entry: true,
    search_word: true,
    college: true,
    department: true,
    section: true,
    person: true,
    working_group_member: true,
    position: true,
    position_holder: true,
    duty: true,
    work_item: true,
    work_standard: true,
    workflow: true,
    workflow_step: true,
    workflow_link: true,
    goal: true,
    goal_target: true,
    annual_task: true,
    task_table: true,
    task_table_row: true,
    task_quantity: true,
    task_month: true,
    task_entry: true,
    school_term: true,
    school_holiday: true,
    statement: true,
    statement_item: true,
    library: true,
    library_entry: true,
    layer_standard: true,
    evidence: true,
    evidence_part: true,
    evidence_link: true,
    handbook: true,
    handbook_chapter: true,
    approval: true,
    own_key: true,
    peer: true,
    peer_key: true,
    sent_bundle: true,
    received_bundle: true,
    peer_evidence: true,
  };
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(typed).sort());
});
