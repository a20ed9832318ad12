import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { type RandomStudy, randomStudy } from '../core/analyses/kit/randomStudy';
import { type TwinFilters, fits, randomFilters, upwards } from '../core/analyses/kit/twinScope';
import { type TwinOptions, randomOptions, twin } from '../core/analyses/frequency/twin';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

function writeStudy(folder: string, study: RandomStudy): void {
  for (const [name, bytes] of Object.entries(study.files)) {
    const file = path.join(folder, ...name.split('/'));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, bytes);
  }
}

/** Without what the study does not have: the command line takes that for a slip. */
function known(study: RandomStudy, filters: TwinFilters): TwinFilters {
  const { coders, codes, transcripts } = filters;
  const hasConsensus = study.transcripts.some(({ statuses }) => 'consensus' in statuses);
  const matches = (glob: string) =>
    glob.startsWith('!') || study.transcripts.some(({ path }) => fits([glob], path));
  return {
    ...filters,
    ...(coders ? { coders: coders.filter(id => id !== 'consensus' || hasConsensus) } : {}),
    ...(codes ? { codes: codes.filter(id => upwards(study.codes, id).length > 0) } : {}),
    ...(transcripts?.every(matches) ? {} : { transcripts: [] }),
  };
}

function asTyped(filters: TwinFilters, { by, preset, all }: TwinOptions): string[] {
  const { groups, transcripts, coders, participants, where, codes, from, to, status } = filters;
  const each = (option: string, values: readonly string[] = []) =>
    values.map(value => `--${option}=${value}`);
  return [
    ...each('group', groups),
    ...each('transcript', transcripts),
    ...each('coder', coders),
    ...each('participant', participants),
    ...each('code', codes),
    ...(where ?? []).flatMap(({ attribute, value }) => ['--where', `${attribute}=${value}`]),
    ...(from === undefined ? [] : ['--from', from]),
    ...(to === undefined ? [] : ['--to', to]),
    ...(status === undefined ? [] : ['--status', status]),
    ...(by === 'participant' ? [] : ['--by', by]),
    ...(preset === 'strict' ? [] : ['--preset', preset]),
    ...(all ? ['--all'] : []),
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
        const filters = known(study, randomFilters(seed, study));
        const options = randomOptions(seed);
        const { code, out, err } = await runCli(
          folder.path,
          'frequency',
          name,
          '--format',
          'json',
          ...asTyped(filters, options),
        );
        assert.equal(code, 0, err);
        const { scope, rows, ...others } = JSON.parse(out);
        const { notes, study: title, filters: _, ...counts } = scope;
        assert.ok(Array.isArray(notes));
        assert.equal(title, `Study ${seed}`);
        assert.deepEqual({ scope: counts, rows, ...others }, twin(study, filters, options));
        for (const row of rows) counted += row.segments;
        fs.rmSync(folder.file(name), { recursive: true });
      }),
      { numRuns: 60 },
    );
    assert.ok(counted > 60);
  });
});
