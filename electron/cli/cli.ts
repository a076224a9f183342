import { join } from 'node:path';
import process from 'node:process';
import { runCli } from './cli-run.ts';

/** The host from a terminal: `gangbiao verify BUNDLE.zip`. Fonts and templates lie beside the built program. */
process.exitCode = await runCli({
  argv: process.argv.slice(2),
  env: process.env,
  resourcesDir: join(import.meta.dirname, '..'),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  onInterrupt: (listener) => process.once('SIGINT', listener),
});
