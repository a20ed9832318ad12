import assert from 'node:assert/strict';
import type { StudyChange } from '../../../src/study/studyChange';
import { Study } from '../../../src/study/study';
import { MemoryFileStore } from './memoryFileStore';
import { textVersion } from '../../../src/core/text/textVersion';

const TEXT = 'P1: It was hard at first.\n';
const { id, sha256, length } = textVersion(TEXT);
const STUDY = {
  schema: 1,
  name: 'S',
  transcripts: ['**/*.txt', '**/*.md'],
  coders: [{ id: 'nd' }, { id: 'em' }],
};
const sidecar = (coder: string, segment: string) =>
  JSON.stringify({
    schema: 1,
    coder,
    texts: { [id]: { sha256, length } },
    segments: [{ id: segment, text: id, start: 4, end: 15, quote: 'It was hard', codes: [], memo: 'Why?' }],
  });
const MEMO = `---
codes: [effort, fear]
transcripts: [01.txt, 09.txt]
participants: [p1, p9]
coder: em
---
See [hard](segment:k3f) and
[harder](segment:gone).
`;
const files = {
  'study.json': JSON.stringify({ ...STUDY, participants: [{ id: 'p1', speakers: ['P1'] }] }),
  'codebook.json': JSON.stringify({ schema: 1, codes: [{ id: 'e', name: 'Effort' }] }),
  '01.txt': TEXT,
  '01.txt.nd.coding.json': sidecar('nd', 'k3f'),
  'memos/one.md': MEMO,
  'notes.md': 'P1: A transcript in Markdown.\n',
};

async function opened(more: Record<string, string> = {}) {
  const store = new MemoryFileStore({ ...files, ...more });
  const study = await Study.open(store);
  const told: StudyChange[] = [];
  study.onDidChange(change => void told.push(change));
  const paths = () => study.memos.map(({ path }) => path);
  return { store, study, told, paths };
}

describe('analytic memos of a study', () => {
  it('are read, and are no transcripts, unless the study says so', async () => {
    const { study, paths } = await opened();
    assert.deepEqual(paths(), ['memos/one.md']);
    assert.deepEqual(
      study.transcripts.map(({ path }) => path),
      ['01.txt', 'notes.md'],
    );
    assert.deepEqual(study.otherTexts, []);
    assert.equal(study.corpus.memos, study.memos);
    const named = JSON.stringify({ ...STUDY, transcripts: ['memos/*.md'] });
    const other = await opened({ 'study.json': named });
    assert.deepEqual(other.paths(), []);
    assert.deepEqual(
      other.study.transcripts.map(({ path }) => path),
      ['memos/one.md'],
    );
  });

  it('are reported where they name what the study does not have, with the line', async () => {
    const { study } = await opened();
    assert.deepEqual(
      study.problems.filter(({ path }) => path === 'memos/one.md').map(one => `${one.line}: ${one.message}`),
      [
        '2: The codebook has no code “fear”.',
        '3: 09.txt is not a transcript of this study.',
        '4: The study has no participant “p9”.',
        '8: The study has no segment “gone”.',
      ],
    );
  });

  it('are read again when they are written, and told of once', async () => {
    const { store, study, told, paths } = await opened();
    store.put('memos/two.md', '# Two\n');
    await study.refresh(['memos/two.md', 'memos/one.md']);
    assert.deepEqual(paths(), ['memos/one.md', 'memos/two.md']);
    assert.deepEqual(
      told.map(({ memos }) => [...memos]),
      [['memos/two.md']],
    );
    const { memos } = study;
    await study.refresh(['memos/two.md']);
    assert.equal(study.memos, memos);
    store.files.delete('memos/one.md');
    await study.refresh(['memos/one.md']);
    assert.deepEqual(paths(), ['memos/two.md']);
    store.files.delete('memos/two.md');
    await study.refresh(['memos']);
    assert.deepEqual(paths(), []);
    assert.deepEqual(
      study.problems.filter(({ path }) => path.startsWith('memos/')),
      [],
    );
  });

  it('that another coder has signed are not shown to a person who codes blind', async () => {
    const { study, paths } = await opened({
      'memos/mine.md': '---\ncoder: nd\n---\n',
      'memos/of all.md': 'x\n',
    });
    study.showTo({ coder: 'nd', isBlind: true });
    assert.deepEqual(paths(), ['memos/mine.md', 'memos/of all.md']);
  });

  it('that cannot be read are a problem, and hold up nothing', async () => {
    const store = new MemoryFileStore(files);
    store.unreadable.add('memos/x.md');
    store.put('memos/x.md', '');
    const study = await Study.open(store);
    assert.deepEqual(
      study.memos.map(({ path }) => path),
      ['memos/one.md'],
    );
    assert.match(study.problems.find(({ path }) => path === 'memos/x.md')!.message, /permission denied/);
  });
});
