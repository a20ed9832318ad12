import assert from 'node:assert/strict';
import { claimLabels, refuseLabels } from '../../../src/core/participants/claimLabels';
import { setSpeakerPatterns } from '../../../src/core/participants/speakerPatterns';
import { Study } from '../../../src/study/study';
import { MemoryFileStore } from './memoryFileStore';

const TEXT = 'INT: Which day?\n\nAnn: The worst is\nMonday: always.\n\n'.repeat(3);

describe('what a study says of turns', () => {
  const open = async () => {
    const store = new MemoryFileStore({
      'study.json': JSON.stringify({
        schema: 1,
        name: 'S',
        transcripts: ['*.txt'],
        interviewers: ['INT'],
        participants: [{ id: 'ann', speakers: ['Ann', 'Monday'] }],
        groups: [{ id: 'g', transcripts: ['b.txt'], turns: { notSpeakers: ['Monday'] } }],
      }),
      'a.txt': TEXT,
      'b.txt': TEXT,
    });
    const study = await Study.open(store);
    const labels = (path: string) => [...study.transcript(path)!.labelCounts.keys()];
    return { store, study, labels };
  };

  it('holds as soon as it is said, and in the transcripts of which it is said', async () => {
    const { store, study, labels } = await open();
    assert.deepEqual(labels('a.txt'), ['INT', 'Ann', 'Monday']);
    assert.deepEqual(labels('b.txt'), ['INT', 'Ann']);
    const refused = await study.changeStudyFile(file => refuseLabels(file, ['Monday']));
    assert.ok(refused.ok);
    assert.deepEqual(labels('a.txt'), ['INT', 'Ann']);
    assert.match(store.text('study.json')!, /"turns": \{"notSpeakers":\["Monday"\]\},\n"participants"/);
    assert.equal(study.file!.participants[0]!.speakers!.includes('Monday'), false);
    assert.deepEqual(
      study.problems.filter(({ severity }) => severity !== 'info'),
      [],
    );
    const claimed = await study.changeStudyFile(file => claimLabels(file, ['Monday'], 'ann'));
    assert.ok(claimed.ok);
    assert.deepEqual(labels('a.txt'), ['INT', 'Ann', 'Monday']);
    assert.doesNotMatch(store.text('study.json')!, /turns/);
    assert.deepEqual(labels('b.txt'), ['INT', 'Ann', 'Monday']);
  });

  it('does not have turns found again where something else is said', async () => {
    const { study } = await open();
    const facts = () => study.transcripts.map(({ turnFacts }) => turnFacts);
    const before = facts();
    const named = await study.changeStudyFile(file => ({ ok: true, value: { ...file, name: 'Other' } }));
    assert.ok(named.ok);
    assert.deepEqual(
      facts().map((one, i) => one === before[i]),
      [true, true],
    );
    // what a group says changes nothing in the other transcripts
    const changed = await study.changeStudyFile(file => setSpeakerPatterns(file, ['{speaker}:'], 'g'));
    assert.ok(changed.ok);
    assert.deepEqual(
      facts().map((one, i) => one === before[i]),
      [true, false],
    );
  });

  it('is not changed while a pattern in it cannot be used', async () => {
    const { store, study } = await open();
    const broken = store.text('study.json')!.replace('"groups"', '"turns":{"patterns":["{name}:"]},"groups"');
    store.put('study.json', broken);
    await study.refresh(['study.json']);
    const changed = await study.changeStudyFile(file => refuseLabels(file, ['Ann']));
    assert.ok(!changed.ok);
    assert.match(
      changed.error,
      /^study\.json:1: Speaker patterns have no field \{name\}.* Nothing was written\.$/,
    );
    assert.equal(store.text('study.json'), broken);
    assert.ok(study.problems.some(({ code }) => code === 'bad-speaker-pattern'));
  });
});
