import { describe } from 'vitest';
import { approvalsSuite } from './approvals-suite.ts';
import { callsSuite } from './calls-suite.ts';
import { coverageSuite } from './coverage-suite.ts';
import type { ContractHost } from './contract-host.ts';
import { departmentSuite } from './department-suite.ts';
import { evidencePiecesSuite } from './evidence-pieces-suite.ts';
import { evidenceSuite } from './evidence-suite.ts';
import { goalsSuite } from './goals-suite.ts';
import { keepingSuite } from './keeping-suite.ts';
import { importsSuite } from './imports-suite.ts';
import { librariesSuite } from './libraries-suite.ts';
import { handbookSuite } from './handbook-suite.ts';
import { historySuite } from './history-suite.ts';
import { positionsMergeSuite } from './positions-merge-suite.ts';
import { positionsSplitSuite } from './positions-split-suite.ts';
import { positionsSuite } from './positions-suite.ts';
import { taskMonthsSuite } from './task-months-suite.ts';
import { rolloverSuite } from './rollover-suite.ts';
import { searchSuite } from './search-suite.ts';
import { tasksSuite } from './tasks-suite.ts';
import { linksSuite } from './links-suite.ts';
import { workflowsSuite } from './workflows-suite.ts';

/** The behaviour that every port must show, whatever stands behind it. */
export function describeContract(name: string, makeHost: () => Promise<ContractHost>): void {
  describe(`the contract, answered by ${name}`, () => {
    describe('calls', () => callsSuite(makeHost));
    describe('department', () => departmentSuite(makeHost));
    describe('positions', () => positionsSuite(makeHost));
    describe('positions that are merged', () => positionsMergeSuite(makeHost));
    describe('positions that are split', () => positionsSplitSuite(makeHost));
    describe('links', () => linksSuite(makeHost));
    describe('workflows', () => workflowsSuite(makeHost));
    describe('goals', () => goalsSuite(makeHost));
    describe('handbook', () => handbookSuite(makeHost));
    describe('imports', () => importsSuite(makeHost));
    describe('libraries', () => librariesSuite(makeHost));
    describe('tasks and statements', () => tasksSuite(makeHost));
    describe('tasks month by month', () => taskMonthsSuite(makeHost));
    describe('evidence', () => evidenceSuite(makeHost));
    describe('coverage', () => coverageSuite(makeHost));
    describe('year roll-over', () => rolloverSuite(makeHost));
    describe('keeping', () => keepingSuite(makeHost));
    describe('pieces of evidence', () => evidencePiecesSuite(makeHost));
    describe('search', () => searchSuite(makeHost));
    describe('history', () => historySuite(makeHost));
    describe('approvals', () => approvalsSuite(makeHost));
  });
}
