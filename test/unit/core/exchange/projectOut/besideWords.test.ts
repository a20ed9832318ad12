import assert from 'node:assert/strict';
import { besideWords } from '../../../../../src/core/exchange/projectOut/besideWords';
import { outgoingStudy } from '../../../../../src/study/outgoingStudy';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { richStudy } from '../richStudy';

type Json = Record<string, unknown>;

/** The same, out of the files as they are written. */
function twin(files: Readonly<Record<string, Uint8Array | string>>, coder: string | undefined): string[] {
  const parse = (name: string) => {
    const content = files[name];
    const text = content instanceof Uint8Array ? new TextDecoder().decode(content) : (content ?? '{}');
    return JSON.parse(text) as Json;
  };
  const list = (json: Json, key: string) => (json[key] ?? []) as Json[];
  const study = parse('study.json');
  const codebook = parse('codebook.json');
  const codings = Object.keys(files)
    .filter(name => name.endsWith('.coding.json'))
    .map(parse)
    .filter(one => coder === undefined || one['coder'] === coder);
  const found = new Map<string, number>();
  const count = (what: string, n: number) => n > 0 && found.set(what, n);
  let labels = list(study, 'interviewers').length;
  for (const one of list(study, 'participants')) labels += list(one, 'speakers').length;
  count('Labels of speakers, and which are interviewers’', labels);
  count('Scales', list(codebook, 'codes').filter(one => one['scale'] && !one['mergedInto']).length);
  count('Retired codes', list(codebook, 'codes').filter(one => one['retired'] && !one['mergedInto']).length);
  count(
    'Codes that were merged into others',
    list(codebook, 'codes').filter(one => one['mergedInto']).length,
  );
  count('Complete codings of transcripts', codings.filter(one => one['status'] === 'complete').length);
  let decisions = 0;
  for (const one of codings) if (one['coder'] === 'consensus') decisions += list(one, 'decisions').length;
  count('Decisions about a consensus', decisions);
  count('Which coders are programs', list(study, 'coders').filter(one => one['program']).length);
  count('Saved queries', list(codebook, 'queries').length);
  count('Rules for coding', list(codebook, 'rules').length);
  count('Pinned reports', list(study, 'reports').length);
  count('Where transcripts were imported from', list(study, 'sources').length);
  count('Speaker patterns', list((study['turns'] ?? {}) as Json, 'patterns').length);
  return [...found].map(([what, n]) => `${what}: ${n}`);
}

describe('what only this program finds in an exported project', () => {
  it('is what the files of random studies say', async () => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 25; seed++) {
      const { files } = richStudy(seed);
      const store = new MemoryFileStore(files);
      const { corpus, study } = await readStudy(store);
      const coders = [undefined, ...corpus.study.coders.map(({ id }) => id)];
      for (const coder of coders) {
        const words = besideWords(await outgoingStudy(store, corpus, study, coder ? [coder] : undefined));
        assert.deepEqual([...words].sort(), twin(files, coder).sort(), `${seed} ${coder}`);
        for (const word of words) kinds.add(word.replace(/: \d+$/, ''));
      }
    }
    assert.ok(kinds.size >= 7, [...kinds].join('; '));
  });
});
