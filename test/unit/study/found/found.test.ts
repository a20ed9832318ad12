import assert from 'node:assert/strict';
import { TRANSCRIPT_ENDINGS } from '../../../../src/core/exchange/transcriptsIn/readTranscriptFile';
import { Study } from '../../../../src/study/study';
import { readStudy } from '../../../../src/study/readStudy';
import { foundIn } from '../../../../src/study/found/found';
import { foundLines, foundTitle } from '../../../../src/study/found/foundText';
import { leftOut, markdownAmong } from '../../../../src/study/found/leftOut';
import { holdsSpeech } from '../../../../src/study/found/speech';
import { walk } from '../../../../src/study/walk';
import { MemoryFileStore } from '../memoryFileStore';

const STUDY = JSON.stringify({ schema: 1, name: 'S', transcripts: ['**/*.txt'] });
const TWO = 'INT: How was it?\nP1: Hard.\n\nINT: And then?\nP1: Easier.\n';
const TIMED =
  '[00:00:01] Anna: How was it?\n[00:00:05] Ben: Hard.\n[00:00:09] Anna: Why?\n[00:00:12] Ben: So.\n';

async function found(files: Record<string, string | Uint8Array>) {
  const store = new MemoryFileStore({ 'study.json': STUDY, ...files });
  const study = await Study.open(store);
  const { files: paths } = await walk(store);
  return foundIn(study.transcripts, [...paths].sort(), study.problems);
}

describe('what making a study finds', () => {
  it('is transcripts and turns, layouts by transcript, and what is no transcript with the reason', async () => {
    const all = await found({
      'a.txt': TWO,
      'b.txt': TWO,
      'c.txt': TIMED,
      'field.txt': 'We met at the station and walked through the village.\n',
      'none.txt': '',
      'old.txt': Uint8Array.of(
        ...Buffer.from('INT: Wie war es f'),
        0xfc,
        ...Buffer.from('r Sie?\nP1: Gut.\n'),
      ),
      'word/one.docx': 'x',
      'word/~$one.docx': 'x',
      'two.pdf': 'x',
      'old.doc': 'x',
      'LOUD.TXT': TWO,
      'memo.text': TWO,
      'meeting.vtt': 'x',
      'README.md': 'x',
      'notes.md': 'x',
      'one.mp3': 'x',
      'a.txt.nd.coding.json': '{"schema":1,"coder":"nd","segments":[]}',
    });
    assert.equal(all.transcripts, 7);
    assert.deepEqual(all.withoutSpeakers, ['field.txt', 'none.txt']);
    assert.equal(all.layouts[0]?.transcripts, 4);
    assert.equal(
      all.layouts.reduce((sum, { transcripts }) => sum + transcripts, 0),
      5,
    );
    assert.deepEqual(all.unusable, [
      { how: 'encoding', paths: ['old.txt'] },
      { how: 'empty', paths: ['none.txt'] },
    ]);
    assert.deepEqual(all.leftOut, [
      { reason: 'importable', paths: ['meeting.vtt', 'two.pdf', 'word/one.docx'] },
      { reason: 'document', paths: ['old.doc'] },
      { reason: 'ending', paths: ['memo.text'] },
      { reason: 'markdown', paths: ['notes.md'] },
      { reason: 'recording', paths: ['one.mp3'] },
    ]);
    const lines = foundLines(all);
    assert.match(foundTitle('S', all), /“S” has 7 transcripts with \d+ turns\./);
    assert.equal(lines.length, 9);
    assert.match(lines[0]!, /^How turns begin, with the number of transcripts: “\{speaker\}:” \(4\), /);
    assert.ok(lines.includes('No speakers were recognized in field.txt.'), lines.join('\n'));
  });

  it('is short, however many files there are', () => {
    const files = Array.from({ length: 300 }, (_, i) => `file ${i}.docx`);
    const lines = foundLines(foundIn([], files, []));
    assert.deepEqual(lines, [
      'Left out: file 0.docx, file 1.docx, file 2.docx, file 3.docx and 296 more. To code them, make transcripts of them with “Import Transcripts…”.',
    ]);
    assert.equal(foundTitle('S', foundIn([], files, [])), 'The study “S” has no transcripts yet.');
  });

  it('tells Markdown files in which people speak from notes', () => {
    const speaks = (text: string) => holdsSpeech(Buffer.from(text));
    assert.ok(speaks(TWO));
    assert.ok(speaks(`# Interview 1\n\n${TIMED}`));
    assert.ok(!speaks('# Notes\n\nDate: 3 May\n\nPlace: the station\n\nWe walked.\n'));
    assert.ok(!speaks(''));
    const files = ['README.md', 'a.md', 'b.md', 'c.txt'];
    assert.deepEqual(markdownAmong(files), ['a.md', 'b.md']);
    const lines = foundLines(foundIn([], files, [], new Set(['b.md'])));
    assert.match(lines[0]!, /^Left out, though people speak in them: b\.md\./);
    assert.match(lines[1]!, /^Left out: a\.md\./);
  });

  it('calls nothing importable that cannot be imported', () => {
    const files = TRANSCRIPT_ENDINGS.map(ending => `a.${ending}`);
    const foreign = ['docx', 'doc', 'odt', 'pages', 'pdf', 'zip', 'mp3'].map(ending => `b.${ending}`);
    const importable = leftOut([...files, ...foreign], () => false).find(
      ({ reason }) => reason === 'importable',
    );
    assert.ok(importable);
    for (const path of importable.paths) assert.ok(TRANSCRIPT_ENDINGS.includes(path.split('.')[1]!), path);
    // plain text, notes and what may be data of any kind are no documents to be imported
    const others = files.filter(path => !importable.paths.includes(path));
    assert.deepEqual(others, ['a.txt', 'a.md', 'a.json']);
  });

  it('leaves out nothing that the study has taken', async () => {
    const { problems } = await readStudy(new MemoryFileStore({ 'study.json': STUDY, 'a.txt': TWO }));
    assert.deepEqual(foundIn([], ['a.txt'], problems).transcripts, 0);
    assert.deepEqual(
      leftOut(['a.md', 'b.md'], path => path === 'a.md'),
      [{ reason: 'markdown', paths: ['b.md'] }],
    );
  });
});
