// @ts-check
// npm run bench: bundles the benches, and the command line as it is shipped, into a folder of their own and runs them there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { inCommonJsParts } from '../scripts/lib/commonJsParts.cjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-bench-'));
const remove = () => fs.rmSync(folder, { recursive: true, force: true });
try {
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  };
  await build({
    ...common,
    entryPoints: {
      main: 'bench/run.ts',
      readAndParse: 'bench/readAndParse.ts',
      usage: 'bench/usage.ts',
    },
    loader: { '.py': 'text' },
  });
  await build(inCommonJsParts({ ...common, entryPoints: { cli: 'src/cli/main.ts' } }, 'cli'));
  const program = path.join(folder, 'main.js');
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=8192', program, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  // it is waited for, so that its files can be removed
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
  const [status] = await once(child, 'close');
  process.exitCode = status ?? 1;
} finally {
  remove();
}
