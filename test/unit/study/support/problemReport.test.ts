import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Study } from '../../../../src/study/study';
import { changedSettings } from '../../../../src/study/support/changedSettings';
import { type LogEntry, maskedLog } from '../../../../src/study/support/maskedLog';
import * as ours from '../../../../src/study/support/ownWords';
import { Placeholders } from '../../../../src/study/support/placeholders';
import { type ReportFacts, problemReport } from '../../../../src/study/support/problemReport';
import { studySizes } from '../../../../src/study/support/studySizes';
import {
  editorName,
  numbersOf,
  remoteName,
  systemName,
  systemOfBrowser,
} from '../../../../src/study/support/systemNames';
import { Random } from '../../core/analyses/kit/randomStudy';
import { MemoryFileStore } from '../memoryFileStore';

/** What the text says whatever a study has in it. */
const PLAIN: ReportFacts = {
  sendTo: undefined,
  extension: '0.2.0',
  editor: { name: 'Visual Studio Code', version: '1.139.1', kind: 'desktop' },
  remote: 'wsl',
  system: 'Linux 6.8.0 x64',
  node: '22.1.0',
  git: '2.43.0',
  language: 'en',
  settings: [{ name: 'transcriptCoder.showCoders', value: undefined }],
  studies: [undefined],
  features: { isBlind: true, isLocked: false, hasGit: true, isReviewing: false },
  log: [],
};

const EMPTY = '{"schema": 1, "name": "", "transcripts": ["*.txt"]}';

/** Kinds of problems, as the code names them. */
function problemKinds(): string {
  const files = fs
    .readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'));
  const code = files.map(file => fs.readFileSync(path.join('src', file), 'utf8')).join('\n');
  return [...code.matchAll(/(?:code: '[a-z]+|'[a-z]+(?:-[a-z]+)+)'/g)].join('\n');
}

/** Words of the template: of the text, of the forms of lines, of placeholders. */
async function template(): Promise<string> {
  const sizes = studySizes(await Study.open(new MemoryFileStore({ 'study.json': EMPTY })));
  const kinds = 'study-1 folder-1 file-1 transcript-1.txt memo-1.md coder-1.coding.json consensus codebook.json summaries.json';
  const text = problemReport({ ...PLAIN, studies: [undefined, sizes], editor: { ...PLAIN.editor, kind: 'web' } }) +
    problemReport(PLAIN) + problemReport({ ...PLAIN, studies: [] });
  const levels = 'trace debug info warning error extension.js parts';
  return [text, kinds, levels, ...Object.values(ours).flat(), 'transcriptCoder.applyCode', problemKinds()].join('\n').toLowerCase();
} // prettier-ignore

/** Parts of four letters, of words that nobody of us has written. */
function partsOf(words: readonly string[], known: string): string[] {
  return words
    .flatMap(word => {
      const letters = [...word.toLowerCase()];
      return letters.slice(3).map((_, i) => letters.slice(i, i + 4).join(''));
    })
    .filter(part => !known.includes(part));
}

const word = fc
  .array(fc.constantFrom(...'abdeghijkmnoqrsuvwxyzäéßжя'), { minLength: 4, maxLength: 11 })
  .map(letters => letters.join(''));
const words = fc.uniqueArray(word, { minLength: 12, maxLength: 24 });

/** What a line can be about, made of some words. */
function contents(given: readonly string[], pick: (below: number) => number): Record<string, string> {
  const one = () => given[pick(given.length)]!;
  const some = () =>
    Array.from({ length: 1 + pick(5) }, one).join([' ', ': ', '/', "' '", '\n', ', ', ' (', '\\'][pick(8)]);
  const files = [
    '.txt',
    '.md',
    '.docx',
    `.${one()}`,
    `.txt.${ascii(one())}.coding.json`,
    '',
    '/study.json',
    ' (1).csv',
  ];
  const folders = [
    '',
    `/home/${one()}/`,
    `C:\\Users\\${one()}\\`,
    `vscode-remote://ssh-remote+${one()}/`,
    'memos/',
  ];
  const path = () => `${folders[pick(folders.length)]}${one()}/${some()}${files[pick(files.length)]}`;
  const failure = () => [
    some(), `TypeError: ${some()}`, `Error: ENOENT: ${some()}, open '${path()}'`, `${one()} is not a function`,
    `EntryNotFound (FileSystemError): Unable to read file '${path()}' (Error: ${some()})`, `Error [${one()}]: ${some()}`,
    `Error: ${some()}\n    at ${one()} (${path()}:1:2)\n    at ${one()} (/${one()}/dist/extension.js:1:2)\n    at ${one()}`,
    `SyntaxError: Unexpected token '${one()}', "${some()}" is not valid JSON`,
  ][pick(8)]!; // prettier-ignore
  return {
    number: String(pick(1000)), path: path(), text: some(), failure: failure(), message: failure(), call: 'open',
    own: pick(2) ? 'codebook' : one(), parts: pick(2) ? 'texts, coding' : one(), class: pick(2) ? 'TypeError' : one(),
    git: `${pick(2) ? 'log' : one()} --author=${one()} -- ${path()}`, errno: pick(2) ? 'EPERM' : one(),
  }; // prettier-ignore
}

function ascii(text: string): string {
  return text.replace(/[^a-z]/g, 'q');
}

function line(given: readonly string[], pick: (below: number) => number): string {
  const forms = [
    ...ours.LINES,
    ...ours.MESSAGES,
    ...ours.FAILURES,
    '{text}',
    '{text}: {path} {number}',
    '{path}',
  ];
  const form = forms[pick(forms.length)]!;
  return form.replace(/\{(\w+)\}/g, (_, hole: string) => contents(given, pick)[hole]!);
}

/** A study in which all that people can name and say is made of some words, with some things wrong in it. */
function filesOf(given: readonly string[], pick: (below: number) => number): Record<string, string> {
  const one = () => given[pick(given.length)]!;
  const some = (n: number) => Array.from({ length: n }, one).join(' ');
  const coder = ascii(one());
  const paths = [`${one()}/${one()}.txt`, `${one()}.txt`, `${one()} ${one()}.txt`];
  const text = () => `${one()}: ${some(8)}.\n\n${one()}: ${some(12)}?\n`;
  const code = `${ascii(one())}-ab12`;
  const study = {
    schema: 1,
    name: some(3),
    transcripts: ['**/*.txt'],
    interviewers: [one()],
    participants: [{ id: ascii(one()), name: one(), speakers: [one()], attributes: { [one()]: one() } }],
    groups: [{ id: ascii(one()), name: one(), transcripts: [`${one()}/*`] }],
    coders: [{ id: coder, name: some(2) }],
  };
  const codebook = { schema: 1, codes: [{ id: code, name: some(2), memo: some(4), parent: one() }] };
  const segment = (start: number, quote: string) => ({
    ...{ id: `s${String(start).padStart(5, '0')}`, text: '0'.repeat(12), start, end: start + quote.length, quote },
    ...{ codes: [pick(2) ? code : `${ascii(one())}-cd34`], memo: some(3) },
  });
  const files: Record<string, string> = {
    'study.json': JSON.stringify(study),
    'codebook.json': JSON.stringify(codebook),
    [`memos/${one()}.md`]: `---\ncodes: [${one()}]\n---\n# ${some(2)}\n\n${some(9)}\n`,
    [`${paths[0]}.${coder}.coding.json`]: pick(4) ? '' : `{ ${one()}`,
  };
  for (const path of paths) files[path] = text();
  const sidecar = { schema: 1, coder, status: 'in-progress', memo: some(3), texts: {} };
  files[`${paths[0]}.${coder}.coding.json`] ||= JSON.stringify({ ...sidecar, segments: [segment(0, some(2)), segment(9, one())] });
  return files;
} // prettier-ignore

describe('a report of a problem', () => {
  it('has no word of a study, however it is called and whatever the log says, and no part of one', async () => {
    const known = await template();
    let masked = 0;
    await fc.assert(
      fc.asyncProperty(words, fc.nat(), async (given, seed) => {
        const random = new Random(seed);
        const pick = (below: number) => random.below(below);
        const study = await Study.open(new MemoryFileStore(filesOf(given, pick)));
        const root = `/home/${given[0]!}/${given[1]!}`;
        const entries: LogEntry[] = Array.from({ length: 30 }, () => ({
          time: '2026-11-30T10:20:30.123Z',
          level: 'info',
          message: pick(3) ? line(given, pick) : `${root}: opened in ${pick(99)} ms`,
        }));
        const report = problemReport({
          ...PLAIN,
          editor: { name: editorName(given[2]!), version: '1.139.1', kind: 'web' },
          remote: remoteName(given[3]!),
          system: systemName('Linux', `6.8.0-${given[4]!}`, given[5]!) + systemOfBrowser(given[6]!),
          git: numbersOf(`git version 2.43.0.${given[7]!}`),
          settings: changedSettings({ 'transcriptCoder.showCoders': { default: 'all', enum: ['all'] } }, () => given[8]),
          studies: [studySizes(study), undefined],
          log: maskedLog(entries, {
            placeholders: new Placeholders([root]),
            commands: new Set(['transcriptCoder.applyCode']),
            ownFolder: `${root}/extension`,
          }),
        }).toLowerCase(); // prettier-ignore
        masked += entries.length;
        assert.deepEqual(
          partsOf(given, known).filter(part => report.includes(part)),
          [],
        );
      }),
      { numRuns: 300 },
    );
    assert.ok(masked >= 9000);
  });

  it('says how large studies are, counted another way', async () => {
    const files = {
      'study.json': JSON.stringify({
        ...{ schema: 1, name: 'Anna', transcripts: ['*.txt'], coders: [{ id: 'ab', name: 'A. B.' }] },
        participants: [{ id: 'p1', name: 'Anna' }],
        groups: [{ id: 'all', name: 'All', transcripts: ['*.txt'] }],
      }),
      'codebook.json': JSON.stringify({
        schema: 1,
        codes: [{ id: 'joy-ab12', name: 'Joy' }, { id: 'old-cd34', mergedInto: 'joy-ab12' }],
      }),
      'a.txt': 'P1: It was good.\n',
      'a.txt.cd.coding.json': JSON.stringify({
        ...{ schema: 1, coder: 'cd', status: 'in-progress', texts: {} },
        segments: [
          { id: 's00001', text: '0'.repeat(12), start: 4, end: 6, quote: 'It', codes: ['unknown-ef56'] },
        ],
      }),
      'a.txt.consensus.coding.json': JSON.stringify({
        ...{ schema: 1, coder: 'consensus', status: 'in-progress', texts: {}, segments: [] },
      }),
      'memos/anna.md': '# Anna\n',
    }; // prettier-ignore
    const sizes = studySizes(await Study.open(new MemoryFileStore(files)));
    const text = problemReport({ ...PLAIN, studies: [sizes], log: ['line'] });
    for (const one of ['Transcripts: 1', 'Characters: 17', 'Segments: 1', 'Codes and themes: 1', 'Coders: 2', 'Participants: 1', 'Groups: 1', 'Analytic memos: 1'])
      assert.ok(text.includes(`- ${one}\n`), one); // prettier-ignore
    assert.match(text, /^- Problems: .*unknown-code 1/m);
    assert.ok(text.endsWith('```text\nline\n```\n'));
  });

  it('says where it goes', () => {
    assert.match(problemReport(PLAIN), /send it to whoever gave you the extension\./);
    assert.match(
      problemReport({ ...PLAIN, sendTo: 'https://example.org/issues' }),
      /send it yourself: https:\/\/example\.org\/issues$/m,
    );
  });
});
