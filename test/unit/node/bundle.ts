import path from 'node:path';
import esbuild from 'esbuild';
import { inCommonJsParts } from '../../../scripts/lib/commonJsParts.cjs';

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

/** The same in parts that are loaded when first used, as it is shipped. */
export async function bundleParts(entry: string, outdir: string): Promise<void> {
  const options: esbuild.BuildOptions = {
    absWorkingDir: ROOT,
    entryPoints: { cli: entry },
    outdir,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  };
  await esbuild.build(inCommonJsParts(options, 'cli'));
}
