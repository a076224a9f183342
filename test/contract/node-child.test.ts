import { startHostChild } from '../support/host-child.ts';
import { describeContract } from './contract-suite.ts';

describeContract('the built host as a Node child', () => Promise.resolve(startHostChild()));
