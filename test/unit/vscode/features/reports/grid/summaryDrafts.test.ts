import assert from 'node:assert/strict';
import { PanelDrafts } from '../../../../../../src/vscode/features/reports/grid/panelDrafts';
import { SummaryDrafts, draftKey } from '../../../../../../src/vscode/features/reports/grid/summaryDrafts';

/** What VS Code keeps for a workspace. */
class Memory {
  readonly values = new Map<string, unknown>();
  get = <T>(key: string) => this.values.get(key) as T;
  update = (key: string, value: unknown) => Promise.resolve(void this.values.set(key, value));
}

const CELL = { by: 'participant', row: 'p1', column: 'c' };
const saved = { type: 'save', ...CELL, request: {}, number: 1, text: 'Typed', base: 'Old' } as const;

describe('drafts of summaries', () => {
  let memory: Memory;
  let all: SummaryDrafts;
  let drafts: PanelDrafts;

  beforeEach(() => {
    memory = new Memory();
    all = new SummaryDrafts(memory);
    drafts = new PanelDrafts(all, cell => draftKey('root', cell));
  });

  it('are kept for the next window until they are saved or discarded', () => {
    drafts.write(CELL, { text: 'Typed', base: 'Old' });
    const next = new PanelDrafts(new SummaryDrafts(memory), cell => draftKey('root', cell));
    assert.deepEqual(next.of(CELL), { text: 'Typed', base: 'Old' });
    next.note(saved, { problem: undefined, base: 'Typed' });
    assert.equal(next.of(CELL), undefined);
    next.write(CELL, { text: 'More', base: 'Typed' });
    next.discard(CELL);
    assert.equal(next.of(CELL), undefined);
  });

  it('are those of one cell of one kind of row of one study', () => {
    const keys = [
      draftKey('a', CELL),
      draftKey('b', CELL),
      draftKey('a', { ...CELL, by: 'transcript' }),
      draftKey('a', { ...CELL, column: '' }),
      draftKey('a', { ...CELL, row: '' }),
    ];
    assert.equal(new Set(keys).size, keys.length);
    // of a whole column, there is one summary
    assert.equal(draftKey('a', { ...CELL, row: '', by: 'transcript' }), keys.at(-1));
  });

  it('are noted at the cell where they were typed, although other rows are shown by now', () => {
    const there = { ...CELL, by: 'transcript' };
    drafts.write(CELL, { text: 'Typed', base: 'Old' });
    drafts.write(there, { text: 'Of a transcript', base: '' });
    drafts.note(saved, { problem: 'No.', base: 'Theirs' });
    assert.deepEqual(drafts.of(CELL), { text: 'Typed', base: 'Theirs', problem: 'No.' });
    drafts.note(saved, { problem: undefined, base: 'Typed' });
    assert.equal(drafts.of(CELL), undefined);
    assert.deepEqual(drafts.of(there), { text: 'Of a transcript', base: '' });
  });

  it('are put away while they are typed, the last ones too', async () => {
    for (const text of ['T', 'Ty', 'Typ']) drafts.write(CELL, { text, base: '' });
    assert.match(JSON.stringify(memory.values.get('summaryDrafts')), /"T"/);
    await Promise.resolve();
    await Promise.resolve();
    assert.match(JSON.stringify(memory.values.get('summaryDrafts')), /"Typ"/);
  });

  it('are none where what is typed is what there is', () => {
    drafts.write(CELL, { text: 'Old', base: 'Old' });
    assert.equal(drafts.of(CELL), undefined);
  });

  it('stay when they were typed after what was saved, over what the file has now', () => {
    drafts.write(CELL, { text: 'Typed, and more', base: 'Old' });
    drafts.note(saved, { problem: undefined, base: 'Typed' });
    assert.deepEqual(drafts.of(CELL), { text: 'Typed, and more', base: 'Typed' });
  });

  it('stay when they were typed after what could not be saved', () => {
    drafts.write(CELL, { text: 'Typed, and more', base: 'Typed' });
    drafts.note(saved, { problem: 'No.', base: 'Theirs' });
    assert.deepEqual(drafts.of(CELL), { text: 'Typed, and more', base: 'Theirs', problem: 'No.' });
  });

  it('stay with the reason when they cannot be saved, over what was shown of the file', () => {
    drafts.write(CELL, { text: 'Typed', base: 'Old' });
    drafts.note(saved, { problem: 'No.', base: 'Theirs' });
    assert.deepEqual(drafts.of(CELL), { text: 'Typed', base: 'Theirs', problem: 'No.' });
    drafts.write(CELL, { text: 'Typed again', base: 'Theirs' });
    assert.deepEqual(drafts.of(CELL), { text: 'Typed again', base: 'Theirs' });
    drafts.note({ type: 'confirm', ...CELL, request: {}, number: 2 }, { problem: 'No.', base: undefined });
    assert.deepEqual(drafts.of(CELL), { text: 'Typed again', base: 'Theirs' });
  });
});
