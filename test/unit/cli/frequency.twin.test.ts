import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { type RandomStudy, randomStudy } from '../core/frequency/randomStudy';
import { type TwinOptions, randomOptions, twin } from '../core/frequency/twin';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

function writeStudy(folder: string, study: RandomStudy): void {
  for (const [name, bytes] of Object.entries(study.files)) {
    const file = path.join(folder, ...name.split('/'));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, bytes);
  }
}

function asTyped({ group, coder, where = [], by, preset }: TwinOptions): string[] {
  return [
    ...(group === undefined ? [] : ['--group', group]),
    ...(coder === undefined ? [] : [`--coder=${coder}`]),
    ...where.flatMap(({ attribute, value }) => ['--where', `${attribute}=${value}`]),
    ...(by === 'participant' ? [] : ['--by', by]),
    ...(preset === 'strict' ? [] : ['--preset', preset]),
  ];
}

describe('transcript-coder frequency, against a count unit by unit', () => {
  const folder = tempFolder();

  it('prints JSON that is the same in every cell, for studies on disk', async () => {
    let counted = 0;
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const study = randomStudy(seed);
        const name = `study ${number++}`;
        writeStudy(folder.file(name), study);
        const options = randomOptions(seed, study);
        const { code, out, err } = await runCli(
          folder.path,
          'frequency',
          name,
          '--format',
          'json',
          ...asTyped(options),
        );
        assert.equal(code, 0, err);
        const { scope, rows, ...others } = JSON.parse(out);
        const { notes, study: title, ...counts } = scope;
        assert.ok(Array.isArray(notes));
        assert.equal(title, `Study ${seed}`);
        assert.deepEqual({ scope: counts, rows, ...others }, twin(study, options));
        for (const row of rows) counted += row.segments;
        fs.rmSync(folder.file(name), { recursive: true });
      }),
      { numRuns: 60 },
    );
    assert.ok(counted > 60);
  });
});
