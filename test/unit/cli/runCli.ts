import { main } from '../../../src/cli/run';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, as if called in a folder. */
export async function runCli(cwd: string, ...argv: string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await main(argv, {
    out: text => void (out += text),
    err: text => void (err += text),
    cwd,
    program: __filename,
  });
  return { code, out, err };
}
