import assert from 'node:assert/strict';
import { SeededRandom } from '../../../src/core/base/random';
import { changesBetween } from '../../../src/core/versions/changes/changesBetween';
import { readReview, readStates } from '../../../src/study/readChanges';
import type { StateStore } from '../../../src/study/stateStore';
import { Draw } from '../core/versions/merge/drawnCodings';
import { MemoryFileStore } from './memoryFileStore';

/** Files that are named by what is in them. */
class MemoryState extends MemoryFileStore implements StateStore {
  id(path: string): Promise<string | undefined> {
    return Promise.resolve(this.text(path));
  }

  prefetch(): Promise<void> {
    return Promise.resolve();
  }
}

const STUDY = '{\n"schema": 1,\n"name": "S",\n"transcripts": ["*.txt"]\n}\n';
const CODES = ['a', 'b', 'c', 'ü'].map(id => `{"id":"${id}","name":"${id}"}`).join(',\n');
const CODEBOOK = `{\n"schema": 1,\n"codes": [\n${CODES}\n]\n}\n`;

describe('readReview', () => {
  it('says of random states what reading all segments says', async () => {
    for (let seed = 1; seed <= 120; seed++) {
      const draw = new Draw(new SeededRandom(seed));
      const { random } = draw;
      const before: Record<string, string> = { 'study.json': STUDY, 'codebook.json': CODEBOOK };
      const after = { ...before };
      for (const name of ['1', '2', '3', '4']) {
        const text = `P1: ${name} words 0, words 10 and words 20.\n`;
        const kind = random.below(10);
        // at times the transcript gets another name, with its files or without
        const later = kind === 0 ? `${name}b` : name;
        if (kind !== 1) before[`${name}.txt`] = text;
        if (kind !== 2) after[`${later}.txt`] = random.below(3) > 0 ? text : `More. ${text}`;
        for (const coder of ['nd', 'em']) {
          const file = { ...draw.file(), coder };
          const changed = draw.changed(file, 5);
          const isOdd = () => random.below(12) === 0;
          if (random.below(8) > 0) before[`${name}.txt.${coder}.coding.json`] = draw.text(file, isOdd());
          const at = random.below(8) === 0 ? draw.one(['1', '2', '3', '4']) : later;
          if (random.below(8) > 0) after[`${at}.txt.${coder}.coding.json`] = draw.text(changed, isOdd());
        }
      }
      const old = { label: 'then', store: new MemoryState(before) };
      const now = { label: 'now', store: new MemoryState(after) };
      const states = await readStates(old, now);
      const whole = changesBetween(states.before, states.after);
      assert.deepEqual(await readReview(old, now), whole, `seed ${seed}`);
    }
  });
});
