import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Masks, maskedLog } from '../../../../src/study/support/maskedLog';
import { GIT_COMMANDS, OWN_NAMES } from '../../../../src/study/support/ownWords';
import { Placeholders } from '../../../../src/study/support/placeholders';

const ROOT = '/home/anna/Depression study';

function masks(): Masks {
  return {
    placeholders: new Placeholders([ROOT]),
    commands: new Set(['transcriptCoder.applyCode']),
    ownFolder: '/home/anna/.vscode/extensions/transcript-coder.transcript-coder-0.2.0',
  };
}

function masked(...messages: string[]): string[] {
  const entries = messages.map(message => ({
    time: '2026-11-30T10:20:30.123Z',
    level: 'info' as const,
    message,
  }));
  return maskedLog(entries, masks()).map(line => line.replace('10:20:30.123 [info] ', ''));
}

describe('a log of which nothing is a person’s', () => {
  it('says when and how seriously', () => {
    const entry = { time: '2026-11-30T10:20:30.123Z', level: 'error' as const, message: 'Anna cried.' };
    assert.deepEqual(maskedLog([entry], masks()), ['10:20:30.123 [error] …']);
  });

  it('keeps numbers and our words, and has one name for one thing', () => {
    assert.deepEqual(
      masked(
        `${ROOT}: opened in 31 ms`,
        `${ROOT}: 7 transcripts read in 812 ms`,
        'read interviews/Anna.txt: 812 bytes, 1.5 ms',
        'read interviews/Ben.txt: nothing, 0.1 ms',
        `${ROOT}/interviews/Anna.txt does not follow: it is not saved`,
        'write interviews/Anna.txt.bw.coding.json: 90 bytes, 2.0 ms',
        'write interviews/Ben.txt.bw.coding.json: 90 bytes, 2.0 ms',
        'write interviews/Ben.txt.consensus.coding.json: 90 bytes, 2.0 ms',
        'read study.json: 90 bytes, 2.0 ms',
        'read memos/Grief.md: 90 bytes, 2.0 ms',
        'lock interviews: 2.0 ms',
        'transcriptCoder.applyCode: refused',
        'listener codebook (texts, coding): 0.3 ms',
        'delayed problems: 12.0 ms',
        'git log --author=Anna -- interviews/Anna.txt: exit 0, 12 bytes, 3.0 ms',
      ),
      [
        'study-1: opened in 31 ms',
        'study-1: 7 transcripts read in 812 ms',
        'read transcript-1.txt: 812 bytes, 1.5 ms',
        'read transcript-2.txt: nothing, 0.1 ms',
        'transcript-1.txt does not follow: it is not saved',
        'write transcript-1.txt.coder-1.coding.json: 90 bytes, 2.0 ms',
        'write transcript-2.txt.coder-1.coding.json: 90 bytes, 2.0 ms',
        'write transcript-2.txt.consensus.coding.json: 90 bytes, 2.0 ms',
        'read study.json: 90 bytes, 2.0 ms',
        'read memo-1.md: 90 bytes, 2.0 ms',
        'lock folder-1: 2.0 ms',
        'transcriptCoder.applyCode: refused',
        'listener codebook (texts, coding): 0.3 ms',
        'delayed problems: 12.0 ms',
        'git log …: exit 0, 12 bytes, 3.0 ms',
      ],
    );
  });

  it('keeps what kind of failure it was, and where in the extension', () => {
    const stack = [
      "transcriptCoder.applyCode: TypeError: Cannot read properties of undefined (reading 'Anna')",
      '    at Object.Anna (/home/anna/.vscode/extensions/transcript-coder.transcript-coder-0.2.0/dist/extension.js:1:234)',
      '    at async file:///home/anna/.vscode/extensions/transcript-coder.transcript-coder-0.2.0/dist/parts/activate-3UFYAWP6.js:5:6',
      '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
      '    at /home/anna/work/dist/extension.js:3:4',
    ].join('\n');
    assert.deepEqual(masked(stack, `Error: ENOENT: no such file or directory, open '${ROOT}/Anna.txt'`), [
      'transcriptCoder.applyCode: TypeError: Cannot read properties of undefined (reading \'…\')',
      '    at extension.js:1:234',
      '    at parts/activate-3UFYAWP6.js:5:6',
      '    at …',
      "Error: ENOENT: …, open 'transcript-1.txt'",
    ]); // prettier-ignore
  });

  it('finds the extension’s own files on Windows, too', () => {
    const entry = {
      time: '2026-11-30T10:20:30.123Z',
      level: 'error' as const,
      message:
        "Error: EPERM: operation not permitted, rename 'C:\\Users\\anna\\a.txt' -> 'C:\\Users\\anna\\b.txt'\n" +
        '    at x (C:\\Users\\anna\\.vscode\\extensions\\tc-0.2.0\\dist\\extension.js:1:2)',
    };
    const windows: Masks = {
      placeholders: new Placeholders(['/c:/Users/anna']),
      commands: new Set(),
      ownFolder: '/c:/Users/anna/.vscode/extensions/tc-0.2.0',
    };
    assert.deepEqual(maskedLog([entry], windows), [
      "10:20:30.123 [error] Error: EPERM: …, rename 'transcript-1.txt' -> 'transcript-2.txt'",
      '    at extension.js:1:2',
    ]);
  });

  it('keeps nothing of lines of any other form', () => {
    assert.deepEqual(
      masked(
        'Anna: refused',
        'transcriptCoder.anna: refused',
        'listener anna (texts): 0.3 ms',
        'listener codebook (anna): 0.3 ms',
        'Error: Anna is sad',
        'anna 12 ms',
        'First line of Anna\nread study.json',
      ),
      ['folder-1: …', '…: refused', '…', '…', 'Error: …', '…', '…'].map((line, i) =>
        // a colon parts what may be a path from what is said of it
        i === 2 ? 'folder-2: …' : i === 3 ? 'folder-3: …' : line,
      ),
    );
  });

  it('knows who listens and who fails, as the code says it', () => {
    const code = sources('src')
      .map(file => fs.readFileSync(file, 'utf8'))
      .join('\n');
    const forms = [
      /\.onChange\(\s*'(\w+)'/g,
      /\btraced\([\w.]*trace, '(\w+)'/g,
      /\b(?:showFailure|showFailureOf|logFailure)\([\w.]*log, '(\w+)'/g,
    ];
    const named = forms.flatMap(form => [...code.matchAll(form)].map(([, name]) => name!));
    assert.ok(named.length > 40);
    assert.deepEqual([...new Set(named)].sort(), [...OWN_NAMES].sort());
  });

  it('knows what git is asked', () => {
    const code = sources('src/node')
      .map(file => fs.readFileSync(file, 'utf8'))
      .join('\n');
    for (const command of GIT_COMMANDS) assert.ok(code.includes(`'${command}'`), command);
  });
});

function sources(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => path.join(folder, file));
}
