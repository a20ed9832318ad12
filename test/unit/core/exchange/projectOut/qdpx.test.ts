import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';
import fc from 'fast-check';
import { guidFor, guidOf } from '../../../../../src/core/exchange/guids';
import { SUPPLEMENT_FILE } from '../../../../../src/core/exchange/project/supplement';
import { type Exported, exported } from '../exported';
import { checkRules } from '../projectRules';
import { richStudy } from '../richStudy';
import { type Tree, all, xmlTree } from '../xmlTree';

const SHARED = path.resolve(__dirname, '../../../../../../shared/refi-qda/Project.xsd');
const SAMPLE = path.resolve(__dirname, '../../../../../media/sample-study');

/** The files of a folder by their paths in it. */
function filesOf(folder: string): Record<string, Uint8Array> {
  const paths = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter(one => fs.statSync(path.join(folder, one)).isFile());
  return Object.fromEntries(
    files.map(one => [one.split(path.sep).join('/'), fs.readFileSync(path.join(folder, one))]),
  );
}

/** What the archive says of codings: words, coder and code, by going the way of a program that reads it. */
function codingsIn({ entries }: Exported): string[] {
  const project = xmlTree(entries['project.qde']!);
  const byGuid = new Map(
    ['User', 'Code']
      .flatMap(name => all(project, name))
      .map(({ attributes }) => [attributes['guid'], attributes]),
  );
  return all(project, 'TextSource').flatMap(source => {
    const text = [...entries[source.attributes['plainTextPath']!.replace('internal://', 'sources/')]!];
    return all(source, 'PlainTextSelection').flatMap(({ attributes, children }) =>
      children
        .filter(({ name }) => name === 'Coding')
        .map(coding => {
          const { startPosition, endPosition } = attributes;
          const words = text.slice(Number(startPosition), Number(endPosition)).join('');
          const user = byGuid.get(coding.attributes['creatingUser'])!['id'];
          const code = byGuid.get(coding.children[0]!.attributes['targetGUID'])!['guid'];
          return JSON.stringify([source.attributes['name'], words, user, code]);
        }),
    );
  });
}

/** The same of the corpus. */
function codingsOf({ corpus }: Exported): string[] {
  const whole = (text: string, start: number, end: number) => {
    // a segment cannot begin or end within a character there
    const isLow = (at: number) => /[\udc00-\udfff]/.test(text[at] ?? '');
    return text.slice(isLow(start) ? start - 1 : start, isLow(end) ? end + 1 : end);
  };
  return corpus.transcripts.flatMap(({ path: name, text, all: segments }) =>
    segments
      .filter(({ state }) => state === 'ok' || state === 'changed')
      .flatMap(({ segment, coder, start, end }) => {
        const ids = new Set(segment.codes.flatMap(id => corpus.codebook.resolve(id)?.id ?? []));
        return [...ids].map(id => JSON.stringify([name, whole(text, start, end), coder, guidOf(id)]));
      }),
  );
}

async function validate(projects: readonly Exported[]): Promise<void> {
  if (!fs.existsSync(SHARED)) return console.log('      checked by hand: the schema is not there');
  const { valid, errors } = await validateXML({
    xml: projects.map(({ entries }, i) => ({ fileName: `${i}.qde`, contents: entries['project.qde']! })),
    schema: [fs.readFileSync(SHARED, 'utf8')],
    initialMemoryPages: 1024,
    maxMemoryPages: 8192,
  });
  assert.ok(
    valid,
    errors
      .slice(0, 5)
      .map(({ rawMessage }) => rawMessage)
      .join('\n'),
  );
}

describe('export as a project of REFI-QDA', () => {
  it('is valid, and has every coding of the sample study on its words', async () => {
    const sample = await exported(filesOf(SAMPLE));
    checkRules(xmlTree(sample.entries['project.qde']!));
    await validate([sample]);
    const codings = codingsIn(sample);
    assert.ok(codings.length > 500);
    assert.deepEqual(codings.sort(), codingsOf(sample).sort());
  });

  it('is valid, and has every coding of random studies on its words', async () => {
    const projects: Exported[] = [];
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const one = await exported(richStudy(seed).files);
        checkRules(xmlTree(one.entries['project.qde']!));
        assert.deepEqual(codingsIn(one).sort(), codingsOf(one).sort());
        projects.push(one);
      }),
      { numRuns: 80 },
    );
    await validate(projects);
  });

  it('gives the same bytes and the same GUIDs for the same study', async () => {
    const { files } = richStudy(7);
    const [a, b] = [await exported(files), await exported(files)];
    assert.deepEqual(a.bytes, b.bytes);
    // what other programs have kept goes by these
    assert.equal(guidOf('useful-tool-x7k2'), guidFor('code', 'useful-tool-x7k2'));
    assert.equal(guidOf('useful-tool-x7k2'), '122d8da1-8018-8431-bb65-392f3ddde01b');
  });

  const study = {
    schema: 1,
    name: 'T',
    transcripts: ['*.txt'],
    interviewers: ['INT'],
    participants: [
      { id: 'p1', name: 'Ann', speakers: ['A'], attributes: { age: 43, job: 'nurse', vip: true, odd: null } },
      { id: 'p2', transcripts: ['b.txt'], attributes: { age: 1.5 }, memo: 'Late.\nTwice.' },
    ],
    groups: [{ id: 'g', name: 'First', transcripts: ['a.txt'] }],
    coders: [{ id: 'nd', name: 'N. D.' }],
  };
  const codebook = {
    schema: 1,
    codes: [
      { id: 'emotions-aaaa', name: 'Emotions', rank: 'a0', color: '#4e79a7' },
      ...[
        {
          id: 'trust-aaaa',
          name: 'Trust',
          parent: 'emotions-aaaa',
          include: 'In people.',
          memo: 'Hm.\nWhy?',
        },
      ],
      { id: 'old-aaaa', mergedInto: 'trust-aaaa' },
    ],
    groups: [{ id: 'cg', name: 'Main', codes: ['trust-aaaa'] }],
  };
  const text = 'INT: And 😀 then?\r\nA: I never trusted them again.\r\n';
  const segment = {
    ...{ id: 's1', text: '000000000000', start: 25, end: 43, quote: 'never trusted them' },
    ...{ codes: ['old-aaaa', 'trust-aaaa', 'gone'], memo: 'See [it](segment:s1).', key: true },
    ...{ created: '2026-03-09T10:00:00Z' },
  };
  const sidecar = (segments: readonly object[]) => ({
    ...{ schema: 1, coder: 'nd', status: 'complete' },
    ...{ texts: { '000000000000': { sha256: '0'.repeat(64), length: 49 } }, segments },
  });
  const small = (segments: readonly object[]) =>
    exported({
      'study.json': JSON.stringify(study),
      'codebook.json': JSON.stringify(codebook),
      'a.txt': `\ufeff${text}`,
      'b.txt': 'Only this.',
      'a.txt.nd.coding.json': JSON.stringify(sidecar(segments)),
    });

  it('puts everything where the standard has a place for it', async () => {
    const { entries } = await small([segment]);
    const project = xmlTree(entries['project.qde']!);
    const one = (name: string, which: (tree: Tree) => boolean = () => true) =>
      all(project, name).find(which)!;
    const named = (name: string, value: string) => one(name, tree => tree.attributes['name'] === value);
    assert.deepEqual(Object.keys(entries).sort(), [
      'project.qde',
      ...all(project, 'TextSource')
        .map(({ attributes }) => `sources/${attributes['guid']}.txt`)
        .sort(),
      SUPPLEMENT_FILE,
    ]);
    const source = named('TextSource', 'a.txt');
    assert.equal(entries[`sources/${source.attributes['guid']}.txt`], text.replaceAll('\r\n', '\n'));
    const theme = named('Code', 'Emotions');
    assert.equal(theme.attributes['isCodable'], 'false');
    const code = theme.children[0]!;
    assert.deepEqual(
      { ...code.attributes },
      {
        ...{ guid: guidOf('trust-aaaa'), name: 'Trust', isCodable: 'true', color: '#4e79a7' },
      },
    );
    assert.equal(code.children[0]!.text, 'Inclusion criteria:\nIn people.');
    const note = (guid: string | undefined) => one('Note', tree => tree.attributes['guid'] === guid);
    assert.equal(note(code.children[1]!.attributes['targetGUID']).children[0]!.text, 'Hm.\nWhy?');

    const selection = one('PlainTextSelection');
    const { startPosition, endPosition, creationDateTime, creatingUser } = selection.attributes;
    // the emoji is one code point, a line end is one
    assert.deepEqual([startPosition, endPosition, creationDateTime], ['22', '40', '2026-03-09T10:00:00Z']);
    assert.equal(creatingUser, named('User', 'N. D.').attributes['guid']);
    assert.deepEqual(
      selection.children.map(({ name, text: words }) => [name, words.trim()]),
      [
        ['Description', '[Key quote]'],
        ['Coding', ''],
        ['NoteRef', ''],
      ],
    );
    const memo = note(selection.children[2]!.attributes['targetGUID']);
    assert.equal(memo.attributes['creatingUser'], creatingUser);
    assert.equal(memo.attributes['creationDateTime'], creationDateTime);
    const link = one('Link').attributes;
    assert.deepEqual(
      [link['originGUID'], link['targetGUID']],
      [memo.attributes['guid'], selection.attributes['guid']],
    );
    assert.deepEqual(
      all(project, 'Variable').map(({ attributes }) => [attributes['name'], attributes['typeOfVariable']]),
      [
        ['age', 'Float'],
        ['job', 'Text'],
        ['vip', 'Boolean'],
        ['odd', 'Text'],
      ],
    );
    const ann = named('Case', 'Ann');
    assert.deepEqual(
      ann.children.map(({ name, children }) => [name, children.at(-1)?.text ?? '']),
      [
        ['VariableValue', '43'],
        ['VariableValue', 'nurse'],
        ['VariableValue', 'true'],
        ['VariableValue', ''],
        ['SelectionRef', ''],
      ],
    );
    const other = named('Case', 'p2');
    assert.deepEqual(
      other.children.map(({ name }) => name),
      ['Description', 'VariableValue', 'SourceRef'],
    );
    assert.deepEqual(
      all(project, 'Set').map(({ attributes, children }) => [attributes['name'], children[0]!.name]),
      [
        ['Main', 'MemberCode'],
        ['First', 'MemberSource'],
      ],
    );
  });

  it('leaves out empty lists', async () => {
    const { entries } = await exported({
      'study.json': '{"schema":1,"name":"Empty","transcripts":[]}',
    });
    const project = xmlTree(entries['project.qde']!);
    assert.deepEqual(project.children, []);
    checkRules(project);
  });
});
