import path from 'node:path';
import esbuild from 'esbuild';

const ROOT = path.resolve(__dirname, '../../..');

/** Bundles a program as esbuild.js does the command line, so that it can run in a process of its own. */
export function bundle(entry: string, outfile: string): void {
  esbuild.buildSync({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
}
