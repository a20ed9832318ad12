import assert from 'node:assert/strict';
import os from 'node:os';
import * as vscode from 'vscode';
import { codeAs, makeStudy, openTranscript, run, select, until, write } from './support';

const TEXT =
  'Zorro: Wherever zebras wander?\n\nQuentin: Yesterday somebody whistled melodies, then quietly vanished.\n';
const NAMES = ['Effortlessly', 'Astonishing', 'Zweig', 'Grouchy', 'Wilhelmina', 'Xanthippe'];

describe('a report of a problem', () => {
  it('opens as a text to complete, with numbers and without a word of the study', async () => {
    const [effort, memo, participant, group, coder, folder] = NAMES as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const root = await makeStudy({
      'study.json': JSON.stringify({
        ...{ schema: 1, name: folder, transcripts: ['**/*.txt'], interviewers: ['Zorro'] },
        coders: [{ id: 'wilhelmina', name: coder }],
        participants: [{ id: 'zweig', name: participant, speakers: ['Quentin'] }],
        groups: [{ id: 'grouchy', name: group, transcripts: ['**/*.txt'] }],
      }),
      [`${folder}/${participant}.txt`]: TEXT,
      [`memos/${memo}.md`]: `# ${memo}\n\n${effort} ${memo}\n`,
    });
    const editor = await openTranscript(root, `${folder}/${participant}.txt`);
    await codeAs('wilhelmina', coder);
    await run('newCode', effort);
    select(editor, 'whistled melodies');
    await run('applyCode', { codes: [effort] });
    // something for the log: a coding file that is none, and a command that fails
    await write(root, `${folder}/${participant}.txt.xanthippe.coding.json`, `{ "${memo}": `);
    await run('importCodebook', vscode.Uri.joinPath(root, `${memo}.csv`), 'usual');

    await run('reportProblem');
    const text = await until('the report is shown', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.isUntitled && document.languageId === 'markdown' && document.getText();
    });
    for (const heading of [
      'What I did',
      'What I expected',
      'What happened',
      'Versions',
      'Last lines of the log',
    ])
      assert.ok(text.includes(`\n## ${heading}\n`), heading);
    assert.ok(text.includes(`${vscode.version} (`));
    assert.match(text, /^- Node \d+\.\d+\.\d+$/m);
    assert.match(text, /^- Git \d+\.\d+/m);
    assert.match(text, /^- Segments: 1$/m);
    assert.match(text, /^- Participants: 1$/m);
    assert.match(text, /transcriptCoder\.importCodebook: /);
    assert.match(text, /\[info\] study-\d+: opened in \d+ ms$/m);
    const ofStudy = [...`${TEXT} ${NAMES.join(' ')}`.matchAll(/\p{L}{4,}/gu)].map(([one]) => one);
    const ofMachine = [os.hostname(), ...root.path.split('/').filter(one => one.startsWith('study-'))];
    assert.deepEqual(
      [...ofStudy, ...ofMachine].filter(one => text.toLowerCase().includes(one.toLowerCase())),
      [],
    );
    assert.ok(!text.includes('/'.concat(root.path.split('/')[1]!, '/')), 'a path');
  });
});
