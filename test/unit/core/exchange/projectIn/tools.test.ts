import assert from 'node:assert/strict';
import { type IncomingStudy, incomingStudy } from '../../../../../src/core/exchange/projectIn/incomingStudy';
import { READINGS, readingName } from '../../../../../src/core/exchange/projectIn/positions';
import { toLf } from '../../../../../src/core/text/lineEnds';
import { type ForeignProject, archive, guid, positionIn, projectXml, xml } from './foreign';

const TEXT = [
  'INT: How was it, 😀 then?',
  '',
  'P1: I never trusted them again. Nobody did, and that was that.',
  '',
  'P1: Later on it became easier, 😀 because people stayed.',
  '',
].join('\r\n');

/** A selection on some words, as a program counts it. */
function select(raw: string, words: string, reading: string, inside: string, more = ''): string {
  const how = READINGS.find(one => readingName(one) === reading)!;
  const at = toLf(raw).indexOf(words);
  assert.ok(at >= 0, words);
  const [start, end] = [positionIn(raw, at, how), positionIn(raw, at + words.length, how)];
  return `<PlainTextSelection guid="${guid(words)}" startPosition="${start}" endPosition="${end}" ${more}>${inside}</PlainTextSelection>`;
}

const coding = (code: string, user = '') =>
  `<Coding guid="${guid(code + user)}" ${user === '' ? '' : `creatingUser="${user}"`}><CodeRef targetGUID="${guid(code)}"/></Coding>`;
const code = (name: string, inside = '', more = '') =>
  `<Code guid="${guid(name)}" name="${name}" isCodable="true" ${more}>${inside}</Code>`;
const user = (name: string, id = '') => `<User guid="${guid(name)}" name="${name}" id="${id}"/>`;
const source = (
  inside: string,
  more = `plainTextPath="internal://${guid('text')}.txt"`,
  name = 'Interview 1',
) => `<TextSource guid="${guid(name)}" name="${name}" ${more}>${inside}</TextSource>`;
const textFile = `sources/${guid('text')}.txt`;

const read = (project: ForeignProject, files: Record<string, string> = { [textFile]: TEXT }) =>
  incomingStudy('theirs.qdpx', archive({ 'project.qde': projectXml(project), ...files }));

/** Words, names of codes and coder of each segment, with its memo. */
function codings({ codings: all, codebook }: IncomingStudy): string[] {
  const names = new Map(codebook.codes.map(one => [one.id, one.name]));
  return all
    .flatMap(({ sidecar }) =>
      sidecar.segments.map(({ quote, codes, memo }) =>
        [sidecar.coder, quote, codes.map(id => names.get(id)).join(' + '), ...(memo ? [memo] : [])].join(
          ' | ',
        ),
      ),
    )
    .sort();
}

describe('projects as other programs write them', () => {
  it('of NVivo for Windows: UTF-16 units, CRLF as two, braces and capitals in GUIDs, a selection for each code', async () => {
    const selections =
      select(TEXT, 'never trusted them', 'utf-16', coding('Trust', guid('Anna Berg'))) +
      select(TEXT, 'people stayed', 'utf-16', coding('Hope', guid('Anna Berg'))) +
      select(TEXT, 'never trusted them', 'utf-16', coding('Fear', guid('Anna Berg'))).replace(
        /guid="\w/,
        'guid="0',
      ) +
      select(TEXT, 'Later on it became easier', 'utf-16', coding('Trust', guid('Bo')));
    const braces = `guid="{${guid('Trust').toUpperCase()}}"`;
    const study = await read({
      users: user('Anna Berg', '1') + user('Bo', 'bo'),
      codes: code('Trust').replace(/guid="[^"]+"/, braces) + code('Hope') + code('Fear'),
      sources: source(selections),
    });
    assert.deepEqual(codings(study), [
      'ab | never trusted them | Trust + Fear',
      'ab | people stayed | Hope',
      'bo | Later on it became easier | Trust',
    ]);
    assert.deepEqual(study.study.coders, [
      { id: 'ab', name: 'Anna Berg' },
      { id: 'bo', name: 'Bo' },
    ]);
    assert.deepEqual(study.transcripts, [{ path: 'Interview 1.txt', text: toLf(TEXT) }]);
    assert.deepEqual(study.findings, []);
    const { chosen } = study.sources[0]!.reading;
    assert.equal(readingName(chosen.readings[0]!), 'utf-16');
    assert.deepEqual([chosen.hits, chosen.of], [8, 8]);
  });

  it('of ATLAS.ti: the .qde called as the project, CRLF as one, memos without author and date, empty selections', async () => {
    const reading = 'code-points+crlf-as-one';
    const memo = '<Description>Why did she say so?\nAsk again.</Description>';
    const selections =
      select(TEXT, 'never trusted them', reading, memo + coding('Trust', guid('Anna'))) +
      select(TEXT, 'people stayed', reading, coding('Trust', guid('Anna')), 'name="people stay…"') +
      select(TEXT, 'Nobody did', reading, '') +
      `<PlainTextSelection guid="${guid('empty')}" startPosition="5" endPosition="5">${coding('Trust')}</PlainTextSelection>`;
    const project = projectXml({
      name: 'My project',
      users: user('Anna'),
      codes: code('Trust', '<Description>In people.</Description>'),
      sources: source(selections, 'plainTextPath="internal://TEXT.txt"', 'Interview 1.docx'),
    });
    const bytes = archive({ 'My project.qde': project, 'Sources/text.TXT': TEXT });
    const study = await incomingStudy('My project.qdpx', bytes);
    assert.deepEqual(codings(study), [
      'anna | never trusted them | Trust | Why did she say so?\nAsk again.',
      'anna | people stayed | Trust',
    ]);
    assert.equal(study.transcripts[0]!.path, 'Interview 1.txt');
    assert.deepEqual(
      study.findings,
      [
        'Passages that have neither a code nor a memo, which are left out: Interview 1.txt “Nobody did”.',
        'Passages without words or outside of their text, which are left out: Interview 1.txt 5–5.',
      ]
        .sort()
        .reverse()
        .sort(),
    );
  });

  it('with a byte order mark that is counted, and a path without internal://', async () => {
    const raw = `\ufeff${TEXT}`;
    const selections =
      select(raw, 'never trusted them', 'code-points+bom', coding('Trust')) +
      select(raw, 'people stayed', 'code-points+bom', coding('Trust')) +
      select(raw, 'Nobody did', 'code-points+bom', coding('Trust'));
    const study = await read(
      { users: user('Anna'), codes: code('Trust'), sources: source(selections, 'plainTextPath="a.txt"') },
      { 'sources/a.txt': raw },
    );
    assert.deepEqual(codings(study), [
      'anna | Nobody did | Trust',
      'anna | never trusted them | Trust',
      'anna | people stayed | Trust',
    ]);
  });

  it('with what programs leave out or write otherwise', async () => {
    const selections =
      select(TEXT, 'never trusted them', 'code-points', coding('Trust', guid('Nobody'))) +
      select(TEXT, 'people stayed', 'code-points', coding('Gone', guid('Nobody')) + coding('Trust'));
    const study = await read({
      codes:
        code('Trust', code('Fear', '', 'color="blue"'), 'color="#ABC"') +
        code('Trust').replace(/guid="[^"]+"/, 'guid="not a guid"') +
        code(' ', '').replace(/guid="[^"]+"/, 'guid=""'),
      sources:
        source(selections + coding('Trust')) +
        source(
          '<PlainTextSelection guid="x" startPosition="0" endPosition="4"/>',
          'plainTextPath="internal://gone.txt"',
          'Lost',
        ) +
        `<PictureSource guid="${guid('p')}" name="Photo"><PictureSelection guid="${guid('ps')}" firstX="0" firstY="0" secondX="1" secondY="1">${coding('Trust')}</PictureSelection></PictureSource>` +
        `<PDFSource guid="${guid('pdf')}" name="Paper.pdf"><Representation guid="${guid('r')}" plainTextPath="internal://${guid('text')}.txt">${select(TEXT, 'Nobody did', 'code-points', coding('Trust'))}</Representation></PDFSource>`,
      sets: `<Set guid="${guid('s')}" name="Nothing"/>`,
    });
    const [unknown, nobody] = ['uc', study.study.coders.find(({ id }) => id !== 'uc')!.id];
    assert.deepEqual(codings(study), [
      `${nobody} | never trusted them | Trust`,
      `${unknown} | Nobody did | Trust`,
      `${unknown} | people stayed | Trust`,
    ]);
    assert.deepEqual(
      study.codebook.codes.map(one => [one.name, 'color' in one ? one.color : undefined]),
      [
        ['Trust', '#AABBCC'],
        ['Fear', undefined],
        ['Trust', undefined],
        ['Unnamed code', undefined],
      ],
    );
    const said = study.findings.join('\n');
    for (const part of [
      'not in the list of users; they become coders: User ',
      'Codings whose code is not in the project, which are left out: Interview 1.txt',
      'Sources without a text in the file, whose codings are left out: Lost',
      'Photo (picture, 1), Paper.pdf (pdf)',
      'Codes on whole sources, which are left out, since only words are coded here: Interview 1 (1)',
      'Sets without codes or sources, which are left out: Nothing',
    ])
      assert.ok(said.includes(part), `${part}\n${said}`);
  });

  it('with memos of several people, notes on nothing, links, cases, variables and sets', async () => {
    const ref = (name: string) => `<NoteRef targetGUID="${guid(name)}"/>`;
    const note = (name: string, text: string, author: string, title = '') =>
      `<Note guid="${guid(name)}" name="${title}" creatingUser="${guid(author)}" creationDateTime="2024-03-01T11:00:00+01:00"><PlainTextContent>${xml(text)}</PlainTextContent></Note>`;
    const selections =
      select(
        TEXT,
        'never trusted them',
        'code-points',
        coding('Trust', guid('Anna')) + ref('n1') + ref('n2'),
        'creationDateTime="2024-02-29T12:00:00Z"',
      ) + select(TEXT, 'people stayed', 'code-points', coding('Trust', guid('Bo')));
    const value = (name: string, inside: string) =>
      `<VariableValue><VariableRef targetGUID="${guid(name)}"/>${inside}</VariableValue>`;
    const study = await read({
      users: user('Anna') + user('Bo'),
      codes: code('Trust', ref('n3') + ref('n5')),
      variables: `<Variable guid="${guid('age')}" name="age" typeOfVariable="Integer"/><Variable guid="${guid('job')}" name="job" typeOfVariable="Text"/>`,
      cases: `<Case guid="${guid('c')}" name="Mrs P">${value('age', '<IntegerValue>43</IntegerValue>')}${value('job', '<TextValue>nurse</TextValue>')}<SourceRef targetGUID="${guid('Interview 1')}"/><SelectionRef targetGUID="${guid('people stayed')}"/></Case>`,
      sources: source(selections + ref('n4') + ref('n5')),
      notes:
        note('n1', 'Mine.', 'Anna') +
        note('n2', 'Not so.', 'Bo', 'Doubt') +
        note('n3', 'On the code.', 'Bo') +
        note('n4', 'On all of it.', 'Bo') +
        note('n5', 'On two things.', 'Anna', 'Two things'),
      links:
        `<Link guid="${guid('l')}" originGUID="${guid('n5')}" targetGUID="${guid('people stayed')}"/>` +
        `<Link guid="${guid('l2')}" name="Codes" originGUID="${guid('Trust')}" targetGUID="${guid('Trust')}"/>`,
      sets: `<Set guid="${guid('s')}" name="First wave"><MemberSource targetGUID="${guid('Interview 1')}"/></Set><Set guid="${guid('cs')}" name="Main"><MemberCode targetGUID="${guid('Trust')}"/></Set>`,
    });
    assert.deepEqual(codings(study), [
      'anna | never trusted them | Trust | Mine.',
      'bo | never trusted them |  | Doubt\n\nNot so.',
      'bo | people stayed | Trust',
    ]);
    const [anna, bo] = study.codings;
    assert.equal(anna!.sidecar.segments[0]!.created, '2024-02-29T12:00:00Z');
    assert.equal(bo!.sidecar.memo, 'On all of it.');
    const [trust] = study.codebook.codes;
    assert.equal((trust as { memo?: string }).memo, 'On the code.\n\n— Bo, 2024-03-01');
    assert.deepEqual(
      study.codebook.groups?.map(({ name, codes }) => [name, codes]),
      [['Main', [trust!.id]]],
    );
    assert.deepEqual(study.study.participants, [
      {
        ...{ id: 'mrs-p', name: 'Mrs P', transcripts: ['Interview 1.txt'] },
        attributes: { age: 43, job: 'nurse' },
      },
    ]);
    assert.deepEqual(study.study.groups, [
      { id: 'first-wave', name: 'First wave', transcripts: ['Interview 1.txt'] },
    ]);
    const stayed = bo!.sidecar.segments.find(({ quote }) => quote === 'people stayed')!;
    assert.deepEqual(study.memos, [
      {
        path: 'memos/Two things.md',
        text: `---\ncodes: [Trust]\ntranscripts: ["Interview 1.txt"]\nparticipants: []\ncoder: anna\ncreated: 2024-03-01T10:00:00Z\n---\n\n# Two things\n\nOn two things.\n\n[people stayed](segment:${stayed.id})\n`,
      },
    ]);
    assert.match(study.findings.join('\n'), /Passages assigned to cases.*Mrs P/);
    assert.match(study.findings.join('\n'), /Links that are not between memos and passages.*Codes/);
  });

  it('gives the same ids whenever it is imported', async () => {
    const project = {
      codes: code('Trust'),
      sources: source(select(TEXT, 'never trusted them', 'code-points', coding('Trust'))),
    };
    const files = { [textFile]: toLf(TEXT) };
    const inLf = {
      ...project,
      sources: source(select(toLf(TEXT), 'people stayed', 'code-points', coding('Trust'))),
    };
    assert.deepEqual(await read(inLf, files), await read(inLf, files));
  });
});
