import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../src/core/anchoring/anchors/capture';
import { textVersion } from '../../src/core/text/textVersion';
import { type Session, startSession, temporaryFolder } from './harness/session';
import type { Workbench } from './harness/workbench';

const TEXT = `INT: How was the first week?

P1: It was hard at first, then it got easier, and my coach rang me every morning.

INT: And after that?

P1: I liked the coach. She asked what I wanted, and then we did that.
`;
/** As somebody has changed it in another program while VS Code was closed. */
const CHANGED = `P1: It was, well, and my coach rang me every morning. She asked what I wanted.

INT: How was the first week?

INT: And after that?

P1: I liked the counsellor, a lot, and the next one too. Yes. Then we did something else.
`;
const CODED = [
  'hard at first, then it got easier',
  'my coach rang me every morning',
  'She asked what I wanted',
];

interface SidecarJson {
  texts: Record<string, object>;
  segments: { id: string; text: string; start: number; end: number; quote: string }[];
}

describe('a person looks after segments whose words have gone', () => {
  const folder = temporaryFolder();
  const sidecarFile = path.join(folder.path, 'one.txt.nd.coding.json');
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    const version = textVersion(TEXT);
    const segments = CODED.map((words, i) =>
      captureSegment({
        id: `s${i}`,
        text: TEXT,
        version: version.id,
        span: { start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length },
        codes: ['effort-ab12'],
        created: '2026-11-22T10:00:00Z',
      }),
    );
    const { sha256, length } = version;
    const write = (name: string, content: object | string) =>
      fs.writeFileSync(
        path.join(folder.path, name),
        typeof content === 'string' ? content : JSON.stringify(content),
      );
    write('study.json', {
      schema: 1,
      name: 'Small',
      transcripts: ['*.txt'],
      coders: [{ id: 'nd', name: 'N. D.' }],
    });
    write('codebook.json', { schema: 1, codes: [{ id: 'effort-ab12', name: 'Effort' }] });
    write('one.txt', CHANGED);
    write(path.basename(sidecarFile), {
      schema: 1,
      coder: 'nd',
      status: 'in-progress',
      texts: { [version.id]: { sha256, length } },
      segments,
    });
    session = await startSession(folder.path);
    workbench = session.workbench;
    await workbench.openFile('one.txt');
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('N. D.');
    await workbench.showView('Transcript Coder');
  });
  after(async () => {
    await session?.close();
    folder.remove();
  });

  const sidecar = () => JSON.parse(fs.readFileSync(sidecarFile, 'utf8')) as SidecarJson;
  const segment = (id: string) => sidecar().segments.find(one => one.id === id);
  const row = (text: string) => workbench.treeRows.filter({ hasText: text }).first();
  const waiting = () => workbench.statusItem('uncertainSegments');

  it('sees them listed by kind and counted', async () => {
    await row('Orphans').waitFor();
    await row(CODED[0]!).waitFor();
    const texts = await workbench.treeTexts();
    assert.ok(texts.some(text => text.startsWith(CODED[0]!)));
    const count = texts.filter(text => CODED.some(words => text.startsWith(words))).length;
    await waiting()
      .filter({ hasText: String(count) })
      .waitFor();
    await workbench.screenshot('test-output/uncertain.png');
  });

  it('attaches one to other words, and takes that back', async () => {
    await workbench.selectByMouse('It was, well');
    await workbench.contextMenu(row(CODED[0]!), 'Reattach to Selection');
    await workbench.untilDone('it is attached', async () => segment('s0')?.quote === 'It was, well');
    assert.equal(segment('s0')!.start, CHANGED.indexOf('It was, well'));
    await row(CODED[0]!).waitFor({ state: 'detached' });
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('it is undone', async () => segment('s0')?.quote === CODED[0]);
    await row(CODED[0]!).waitFor();
  });

  it('keeps one as it is, and deletes it after a question', async () => {
    await workbench.contextMenu(row(CODED[0]!), 'Keep as Orphan');
    await row('Kept as orphans').waitFor();
    await row('Kept as orphans').click();
    await workbench.contextMenu(row(CODED[0]!), 'Delete Segment');
    await workbench.press('Cancel');
    assert.ok(segment('s0'));
    await workbench.contextMenu(row(CODED[0]!), 'Delete Segment');
    await workbench.press('Delete');
    await workbench.untilDone('it is deleted', async () => !segment('s0'));
  });

  it('confirms the others, and nothing is left to look at', async () => {
    const moved = (await workbench.treeTexts()).filter(text => CODED.some(words => text.startsWith(words)));
    if (moved.length > 0) {
      await workbench.command('Transcript Coder: Confirm All Moved Segments');
      await row('Moved').waitFor({ state: 'detached' });
    }
    await waiting().waitFor({ state: 'hidden' });
    for (const { start, end, quote } of sidecar().segments)
      if (moved.some(text => text.startsWith(quote))) assert.equal(CHANGED.slice(start, end), quote);
    assert.equal(fs.readFileSync(path.join(folder.path, 'one.txt'), 'utf8'), CHANGED);
  });
});
