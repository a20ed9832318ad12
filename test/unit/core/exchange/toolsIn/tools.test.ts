import assert from 'node:assert/strict';
import { codeLines, codingLines, studyOf } from './readToy';
import {
  type ToyStudy,
  codePoints,
  html,
  qualcoderFile,
  requalFile,
  rqdaFile,
  taguetteFile,
} from './toolFiles';

const TEXT = [
  'INT: How was it, 😀 then?',
  '',
  'P1: I never trusted them again. Nobody did, and that was that.',
  '',
  'P1: Later on it became easier, 😀 because people stayed.',
  '',
].join('\r\n');
const OTHER = 'INT: And you?\n\nP2: Not me. Not me.\n';
const WHEN = '2024-03-01 10:20:30';

function passage(text: string, words: string, code: number, coder: string, memo?: string, after = 0) {
  const start = text.indexOf(words, after);
  assert.ok(start >= 0, words);
  const at = { text: text === TEXT ? 0 : 1, start, end: start + words.length };
  return { ...at, code, coder, ...(memo === undefined ? {} : { memo }) };
}

const TOY: ToyStudy = {
  name: 'Streets',
  memo: 'About streets.',
  texts: [
    { name: 'Interview 1.docx', raw: TEXT, memo: 'Made at home.\r\nIn March.' },
    { name: 'Interview 2', raw: OTHER },
  ],
  categories: [
    { name: 'People', memo: 'All about people.' },
    { name: 'Feelings', above: 0 },
  ],
  codes: [
    { name: 'Trust', category: 1, memo: 'In people.', color: '#AA00FF' },
    { name: 'Time', color: '#00ff00' },
  ],
  passages: [
    passage(TEXT, 'never trusted them', 0, 'Anna', 'Why?\r\nAsk again.'),
    passage(TEXT, 'trusted them again. Nobody', 1, 'Bo'),
    passage(TEXT, 'never trusted them', 1, 'Anna'),
    passage(TEXT, 'that was that.\r\n\r\nP1: Later', 1, 'Anna'),
    passage(TEXT, '😀 because people', 0, 'Bo'),
    passage(OTHER, 'Not me.', 0, 'Bo', undefined, OTHER.lastIndexOf('Not')),
  ],
};

const squeezedTo = (words: string, text = TEXT) =>
  text.slice(0, text.indexOf(words)).replace(/\s/g, '').length;
const CODINGS = [
  `Interview 1.txt | Anna | ${squeezedTo('never')} | nevertrustedthem | Time + Trust | Why?\nAsk again.`,
  `Interview 1.txt | Anna | ${squeezedTo('that was')} | thatwasthat.P1:Later | Time`,
  `Interview 1.txt | Bo | ${squeezedTo('trusted them again')} | trustedthemagain.Nobody | Time`,
  `Interview 1.txt | Bo | ${squeezedTo('😀 because')} | 😀becausepeople | Trust`,
  `Interview 2.txt | Bo | ${squeezedTo('Not me.', OTHER) + 'Notme.'.length} | Notme. | Trust`,
].sort();

const PEOPLE = ['People | All about people.', 'People / Feelings'];
const CODES = ['People / Feelings / Trust | #AA00FF | In people.', 'Time | #00ff00'];

describe('projects of QualCoder', () => {
  it('come in with texts, coders, categories in categories, colours, memos and key quotes', async () => {
    const study = await studyOf(await qualcoderFile(TOY));
    assert.deepEqual(codingLines(study), CODINGS);
    assert.deepEqual(codeLines(study), [...PEOPLE, ...CODES].sort());
    assert.deepEqual(study.transcripts, [
      { path: 'Interview 1.txt', text: TEXT.replaceAll('\r\n', '\n') },
      { path: 'Interview 2.txt', text: OTHER },
    ]);
    const { name, memo, coders } = study.study;
    assert.deepEqual([name, memo], ['theirs', 'About streets.']);
    assert.deepEqual(
      coders.map(one => one.name),
      ['Anna', 'Bo', 'default'],
    );
    assert.deepEqual(
      study.codings.filter(({ sidecar }) => sidecar.memo !== undefined).map(({ sidecar }) => sidecar.memo),
      ['Made at home.\nIn March.'],
    );
    const [first] = study.codings[0]!.sidecar.segments;
    assert.equal(first!.created, '2024-03-01T10:20:30Z');
    assert.deepEqual(study.findings, []);
  });

  it('come in with annotations, cases, attributes and journals; what is no text is listed', async () => {
    const at = codePoints(TEXT, TEXT.indexOf('Later'));
    const whole = codePoints(TEXT, TEXT.length);
    const study = await studyOf(
      await qualcoderFile(TOY, codePoints, [
        { table: 'source', rows: [[3, 'photo.png', null, '/images/photo.png', '', 'Bo', WHEN, null, null]] },
        { table: 'code_image', rows: [[1, 3, 0, 0, 5, 5, 1, '', WHEN, 'Bo', null, null]] },
        {
          table: 'code_text',
          rows: [
            [90, 1, 1, 'easier', ...[at + 13, at + 19], 'Cy', WHEN, '', null, 1],
            [91, 1, 1, 'words that are nowhere', 3, 9, 'Cy', WHEN, '', null, 0],
            [92, 1, 2, 'Not me.', 1, 2, 'Cy', WHEN, '', null, 0],
            [93, 77, 1, 'Later', at, at + 5, 'Cy', WHEN, '', null, 0],
            [94, 1, 55, 'Later', at, at + 5, 'Cy', WHEN, '', null, 0],
            // moved, and in one place only
            [95, 2, 1, 'people stayed', 1, 9, 'Cy', WHEN, '', null, 0],
          ],
        },
        { table: 'annotation', rows: [[1, 1, at, at + 5, 'When?', 'Bo', WHEN]] },
        {
          table: 'attribute_type',
          rows: [
            ['Age', WHEN, 'Bo', '', 'case', 'numeric'],
            ['Job', WHEN, 'Bo', '', 'case', 'character'],
            ['Place', WHEN, 'Bo', '', 'file', 'character'],
          ],
        },
        {
          table: 'attribute',
          rows: [
            [1, 'Age', 'case', '43', 1, WHEN, 'Bo'],
            [2, 'Job', 'case', 'nurse', 1, WHEN, 'Bo'],
            [3, 'Job', 'case', '', 2, WHEN, 'Bo'],
            [4, 'Place', 'file', 'Bonn', 1, WHEN, 'Bo'],
          ],
        },
        {
          table: 'cases',
          rows: [
            [1, 'Mrs P', 'Lives alone.', 'Bo', WHEN],
            [2, 'Mr Q', '', 'Bo', WHEN],
          ],
        },
        {
          table: 'case_text',
          rows: [
            [1, 1, 1, 0, whole - 1, 'Bo', WHEN, ''],
            [2, 2, 2, 3, 5, 'Bo', WHEN, ''],
          ],
        },
        { table: 'journal', rows: [[1, 'First thoughts', 'It begins.', WHEN, 'Bo']] },
      ]),
    );
    const lines = codingLines(study);
    for (const line of [
      `Interview 1.txt | Cy | ${squeezedTo('easier')} | easier | Trust | KEY`,
      `Interview 1.txt | Bo | ${squeezedTo('Later')} | Later |  | When?`,
      `Interview 1.txt | Cy | ${squeezedTo('people stayed')} | peoplestayed | Time`,
    ])
      assert.ok(lines.includes(line), `${line}\n${lines.join('\n')}`);
    assert.equal(lines.length, CODINGS.length + 3);
    assert.deepEqual(study.study.participants, [
      {
        ...{ id: 'mrs-p', name: 'Mrs P', memo: 'Lives alone.', transcripts: ['Interview 1.txt'] },
        attributes: { Place: 'Bonn', Age: 43, Job: 'nurse' },
      },
      { id: 'mr-q', name: 'Mr Q' },
    ]);
    assert.equal(study.memos.length, 1);
    assert.match(
      study.memos[0]!.text,
      /coder: bo\ncreated: 2024-03-01T10:20:30Z\n[^]*# First thoughts\n\nIt begins\.\n$/,
    );
    const said = study.findings.join('\n');
    for (const part of [
      'nowhere else or in several places; they are left out: Interview 1.docx “words that are nowhere”, Interview 2 “Not me.”',
      'Codings of texts that are not in the project, which are left out: 55 (1)',
      'Codings whose code is not in the project, which are left out: Interview 1.txt',
      'Pictures, pages, sound and films, which are left out with their codings: photo.png (picture, 1)',
      'Passages assigned to cases, which are left out, since here the label of a turn says who speaks: Mr Q',
      'Variables of sources became attributes of a participant to whom the transcript is assigned: Interview 1',
    ])
      assert.ok(said.includes(part), `${part}\n${said}`);
  });
});

describe('projects of RQDA', () => {
  const flat: ToyStudy = {
    ...TOY,
    categories: [{ name: 'People', memo: 'All about people.' }, { name: 'Feelings' }],
    codes: [{ ...TOY.codes[0]!, category: 0 }, TOY.codes[1]!],
  };

  it('come in with texts, coders, categories and memos', async () => {
    const study = await studyOf(await rqdaFile(flat));
    assert.deepEqual(codingLines(study), CODINGS);
    assert.deepEqual(
      codeLines(study),
      [
        ...['Feelings', 'People | All about people.'],
        ...['People / Trust | #AA00FF | In people.', 'Time | #00ff00'],
      ].sort(),
    );
    assert.equal(study.study.memo, 'About streets.');
    assert.equal(study.codings[0]!.sidecar.segments[0]!.created, '2024-03-01T10:20:30Z');
    assert.deepEqual(study.findings, []);
  });

  it('come in without what was deleted, and with a code group for a second category', async () => {
    const at = codePoints(TEXT, TEXT.indexOf('Later'));
    const study = await studyOf(
      await rqdaFile(flat, codePoints, [
        { table: 'treecode', rows: [[1, 2, null, null, null, 1, 'Bo']] },
        { table: 'freecode', rows: [['Gone', null, 'Bo', null, null, 9, 0, null]] },
        { table: 'source', rows: [['Gone', 9, 'Gone away.', null, 'Bo', null, null, 0]] },
        { table: 'coding', rows: [[1, 1, 'Later', at, at + 5, 0, 'Bo', null, null]] },
        { table: 'annotation', rows: [[1, at + 3, 'When?', 'Bo', null, null, 1]] },
        { table: 'filecat', rows: [['First wave', null, 1, 'Bo', null, null, 'In March.', 1]] },
        { table: 'treefile', rows: [[2, 1, null, null, null, 1, 'Bo']] },
        { table: 'cases', rows: [['Mrs P', null, 'Bo', null, null, 1, 1]] },
        { table: 'caselinkage', rows: [[1, 1, 0, codePoints(TEXT, TEXT.length), 1, 'Bo', null, null]] },
        { table: 'attributes', rows: [['Age', 1, null, null, 'Bo', null, 'numeric']] },
        { table: 'caseAttr', rows: [['Age', '43', 1, null, null, 'Bo', 1]] },
        { table: 'journal', rows: [['Fri Mar  1 10:20:30 2024', 'It begins.', null, null, 'Bo', 1]] },
      ]),
    );
    const line = 'P1: Later on it became easier, 😀 because people stayed.';
    assert.deepEqual(
      codingLines(study),
      [
        ...CODINGS,
        `Interview 1.txt | Bo | ${squeezedTo('P1: Later')} | ${line.replaceAll(' ', '')} |  | When?`,
      ].sort(),
    );
    assert.ok(!codeLines(study).some(one => one.includes('Gone')));
    assert.deepEqual(
      study.codebook.groups?.map(({ name, codes }) => [name, codes.length]),
      [['Feelings', 1]],
    );
    assert.deepEqual(study.study.groups, [
      { id: 'first-wave', name: 'First wave', memo: 'In March.', transcripts: ['Interview 2.txt'] },
    ]);
    assert.deepEqual(study.study.participants, [
      { id: 'mrs-p', name: 'Mrs P', transcripts: ['Interview 1.txt'], attributes: { Age: 43 } },
    ]);
    assert.equal(study.memos.length, 1);
    assert.deepEqual(study.findings, []);
  });
});

describe('projects of requal', () => {
  it('come in with texts, coders, categories, colours and memos', async () => {
    const study = await studyOf(
      await requalFile(TOY, [
        { table: 'categories_codes_map', rows: [[1, 1, 1]] },
        { table: 'cases', rows: [[1, 1, 'Mrs P', 'Lives alone.']] },
        { table: 'cases_documents_map', rows: [[1, 1, 1]] },
        {
          table: 'memos',
          rows: [
            [1, 7, 'On the code.', 2],
            [1, 8, 'It begins.', 2],
          ],
        },
        { table: 'memos_codes_map', rows: [[7, 2]] },
      ]),
    );
    assert.deepEqual(codingLines(study), CODINGS);
    assert.deepEqual(codeLines(study), [
      'Feelings',
      'Feelings / Trust | #AA00FF | In people.',
      'People | All about people.',
      'Time | #00ff00 | On the code.\n\n— Bo',
    ]);
    assert.equal(study.study.name, 'Streets');
    assert.deepEqual(
      study.codebook.groups?.map(({ name, codes }) => [name, codes.length]),
      [['People', 1]],
    );
    assert.deepEqual(study.study.participants, [
      { id: 'mrs-p', name: 'Mrs P', memo: 'Lives alone.', transcripts: ['Interview 1.txt'] },
    ]);
    assert.deepEqual(
      study.memos.map(({ path }) => path),
      ['memos/It begins.md'],
    );
    assert.deepEqual(study.findings, []);
  });

  it('are chosen by name where there are several', async () => {
    const several = await requalFile(TOY, [{ table: 'projects', rows: [[2, 'Squares', '', WHEN]] }]);
    await assert.rejects(
      studyOf(several),
      /several projects: “Streets”, “Squares”\. Name one with --project\./,
    );
    await assert.rejects(studyOf(several, 'x'), /has no project “x”\. It has: “Streets”, “Squares”\./);
    assert.equal((await studyOf(several, 'streets')).codings.length, 4);
    assert.deepEqual((await studyOf(several, 'Squares')).transcripts, []);
  });
});

describe('projects of Taguette', () => {
  // highlights have no memos there
  const plain: ToyStudy = {
    ...TOY,
    passages: TOY.passages.map(({ memo: _, ...one }) => one),
    categories: [
      { name: 'People', memo: 'All about people.' },
      { name: 'Feelings', above: 0 },
    ],
  };

  it('come in with documents, coders, tags below tags and descriptions', async () => {
    const study = await studyOf(await taguetteFile(plain));
    assert.deepEqual(
      codingLines(study),
      CODINGS.map(line => line.replace(' | Why?\nAsk again.', '')),
    );
    assert.deepEqual(
      codeLines(study),
      [
        'People | All about people.',
        'People / Feelings',
        'People / Feelings / Trust | In people.',
        'Time',
      ].sort(),
    );
    assert.equal(study.study.name, 'Streets');
    assert.equal(
      study.transcripts[0]!.text,
      TEXT.replaceAll('\r\n', '\n').replace(/\n+/g, '\n\n').trimEnd() + '\n',
    );
    assert.deepEqual(
      study.codings.filter(({ sidecar }) => sidecar.memo !== undefined).map(({ sidecar }) => sidecar.memo),
      ['Made at home.\nIn March.'],
    );
    assert.deepEqual(study.findings, []);
  });

  it('keep dots in names that are no tags, and the words of lists, tables and preformatted text', async () => {
    const contents =
      '<h1>On 😀</h1>\n<ul>\n<li>first</li>\n<li>second <b>thing</b></li></ul>\n<pre>\n a  b\nc</pre><table><tbody><tr><td>x</td><td>y<br>z &lt;</td></tr></tbody></table>';
    const flat = 'On 😀\n\nfirst\nsecond thing\n a  b\ncxyz <';
    const at = (words: string) => {
      const start = Buffer.byteLength(flat.slice(0, flat.indexOf(words)));
      return [start, start + Buffer.byteLength(words)];
    };
    const words = ['😀', 'second thing', 'a  b\nc', 'yz <'];
    const study = await studyOf(
      await taguetteFile(
        { ...plain, categories: [], codes: [{ name: 'e.g. this' }], passages: [], texts: [] },
        [
          { table: 'documents', rows: [[1, 'One', '', 'one.html', WHEN, 1, 'LEFT_TO_RIGHT', contents]] },
          {
            table: 'highlights',
            rows: words.map((one, i) => [i + 1, 1, ...at(one), `<p>${html(one)}</p>`]),
          },
          { table: 'highlight_tags', rows: words.map((_, i) => [i + 1, 1]) },
        ],
      ),
    );
    assert.equal(study.transcripts[0]!.text, 'On 😀\n\nfirst\nsecond thing\n\n a  b\nc\n\nx\ty\nz <\n');
    assert.deepEqual(
      study.codings[0]!.sidecar.segments.map(({ quote }) => quote),
      ['😀', 'second thing', 'a  b\nc', 'y\nz <'],
    );
    assert.deepEqual(codeLines(study), ['e.g. this']);
    assert.deepEqual(
      study.study.coders.map(({ name }) => name),
      ['Unknown coder'],
    );
  });
});
