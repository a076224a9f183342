import type { Words } from '../words-shape.ts';

export const jobs: Words['jobs'] = {
  stages: {},
  working: 'Working…',
  cancelling: 'Cancelling…',
  cancel: 'Cancel',
  ofTotal: (done, total) => `${done} of ${total}`,
  speed: (rate) => `${rate}/s`,
  secondsLeft: (seconds) => (seconds < 60 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`),
  units: { bytes: '', files: ' files', rows: ' rows', pages: ' pages', steps: ' steps' },
};
