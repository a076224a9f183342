import type { Words } from '../words-shape.ts';

export const jobs: Words['jobs'] = {
  stages: {
    reading: 'Reading',
    checking: 'Checking',
    copying: 'Copying',
    hashing: 'Hashing',
    storing: 'Storing',
    scanning: 'Looking for files',
    ingesting: 'Taking in',
    creating: 'Making',
    importing: 'Importing',
    writing: 'Writing',
    compiling: 'Setting pages',
    collecting: 'Collecting',
    packing: 'Packing',
    verifying: 'Reading back and verifying',
    printing: 'Preparing to print',
  },
  working: 'Working…',
  cancelling: 'Cancelling…',
  cancel: 'Cancel',
  ofTotal: (done, total) => `${done} of ${total}`,
  speed: (rate) => `${rate}/s`,
  secondsLeft: (seconds) => (seconds < 60 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`),
  units: { bytes: '', files: ' files', rows: ' rows', pages: ' pages', steps: ' steps' },
};
