import assert from 'node:assert/strict';
import { ok } from '../../../src/core/base/result';
import { Study } from '../../../src/study/study';
import type { StudyChange } from '../../../src/study/studyChange';
import { MemoryFileStore } from './memoryFileStore';

async function open(): Promise<{ store: MemoryFileStore; study: Study; changes: StudyChange[] }> {
  const store = new MemoryFileStore({
    'study.json': '{"schema": 1, "name": "Test", "transcripts": ["**/*.txt"]}',
    'a.txt': 'P1: Yes.\n',
    'a.txt.nd.coding.json': '{"schema": 1, "coder": "nd", "segments": []}',
    'README.md': '# Test\n',
    'deep/notes.MD': 'Words.\n',
    'deep/table.csv': 'a,b\n',
    '.hidden/b.md': 'No.\n',
  });
  const study = await Study.open(store);
  const changes: StudyChange[] = [];
  study.onDidChange(change => void changes.push(change));
  return { store, study, changes };
}

describe('text files that are no transcripts', () => {
  it('are those that the patterns leave out, and nothing else', async () => {
    const { study } = await open();
    assert.deepEqual(study.otherTexts, ['deep/notes.MD', 'README.md']);
  });

  it('follow the patterns', async () => {
    const { study } = await open();
    await study.changeStudyFile(file => ok({ ...file, transcripts: ['**/*.md', '!README.md'] }));
    assert.deepEqual(study.otherTexts, ['a.txt', 'README.md']);
    assert.deepEqual(
      study.transcripts.map(({ path }) => path),
      ['deep/notes.MD'],
    );
  });

  it('come and go with the files; other words in them are no change', async () => {
    const { store, study, changes } = await open();
    store.put('memo.md', 'One.\n');
    await study.refresh(['memo.md']);
    assert.deepEqual(study.otherTexts, ['deep/notes.MD', 'memo.md', 'README.md']);
    assert.deepEqual([...changes[0]!.files], ['memo.md']);
    store.put('memo.md', 'Two.\n');
    await study.refresh(['memo.md']);
    store.files.delete('README.md');
    await study.refresh(['README.md']);
    assert.deepEqual(study.otherTexts, ['deep/notes.MD', 'memo.md']);
    assert.equal(changes.length, 2);
  });
});
