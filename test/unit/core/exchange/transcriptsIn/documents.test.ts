import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { pdfOf } from './pdfFile';
import { imported, turnsIn } from './readSource';
import { docxOf, docxTable, docxWith, odtXml } from './sourceFiles';

const p = (runs: string) => `<w:p>${runs}</w:p>`;
const r = (text: string, properties = '') =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('transcripts from Word', () => {
  it('are paragraphs as if all changes were accepted, and say what is left out', async () => {
    const body =
      p(
        `${r('Anna', '<w:rPr><w:b/></w:rPr>')}${r(': I')}<w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:ins>${r(' went')}</w:ins><w:r><w:br/><w:t>home.</w:t></w:r>`,
      ) +
      p(
        `<w:pPr><w:numPr/><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${r('Ben: Oh.')}<w:r><w:footnoteReference/></w:r>${r('secret', '<w:rPr><w:vanish/></w:rPr>')}`,
      ) +
      p(
        `<w:r><w:drawing><w:txbxContent>${p(r('box'))}</w:txbxContent></w:drawing></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>`,
      ) +
      p(r('Anna: Well-known.').replace('-', '</w:t><w:noBreakHyphen/><w:t>'));
    const { text, notes } = await imported('a.docx', docxWith(body));
    assert.equal(
      text,
      'Anna: I went\nhome.\n\nBen: Oh.\n\nAnna: Well-known.\n'.replace(
        'home.\n\nBen: Oh.\n',
        'home.\nBen: Oh.\n',
      ),
    );
    assert.deepEqual(
      notes.map(({ message }) => message.replace(/\..*|:.*/, '')),
      [
        'Changes are tracked',
        'Numbers and bullets of lists are left out',
        'Footnotes and endnotes are left out',
        'Hidden text is left out',
        'Text boxes are left out',
      ],
    );
  });

  it('are turns where a table has a column of speakers, and of times', async () => {
    const rows = [
      ['Nr.', 'Time', 'Speaker', 'Text'],
      ['1', '00:01', 'INT', 'So?'],
      ['2', '00:05', 'P1:', 'Yes.'],
      ['3', '00:09', 'INT', 'And?'],
      ['4', '00:12', 'P1', 'No.'],
      ['5', '00:15', '', 'Never.'],
      ['6', '00:19', 'INT', 'Fine.'],
    ];
    const laidOut = await imported('a.docx', await docxTable(rows));
    assert.deepEqual(turnsIn(laidOut), [
      'INT|00:01|So?',
      'P1|00:05|Yes.',
      'INT|00:09|And?',
      'P1|00:12|No.\n\n[00:15] Never.',
      'INT|00:19|Fine.',
    ]);
    assert.match(laidOut.notes[0]!.message, /numbers in the first column/);
  });

  it('keep the cells of any other table apart', async () => {
    const { text, notes } = await imported(
      'a.docx',
      await docxTable([
        ['A long sentence. And one more.', 'b'],
        ['c', 'd'],
      ]),
    );
    assert.equal(text, 'A long sentence. And one more.\tb\n\nc\td\n');
    assert.match(notes[0]!.message, /without a column of speakers: 1/);
  });

  it('keep blank lines as they are where labels stand above the speech', async () => {
    const paragraphs = [
      'Anna',
      'So how was it?',
      '',
      'Ben',
      'It was fine.',
      '',
      'Anna',
      'Why?',
      '',
      '',
      'Ben',
      'No.',
    ];
    const laidOut = await imported('a.docx', await docxOf(paragraphs));
    assert.deepEqual(turnsIn(laidOut), [
      'Anna||So how was it?',
      'Ben||It was fine.',
      'Anna||Why?',
      'Ben||No.',
    ]);
  });

  it('keep lines that begin with a name as they are', async () => {
    const { text } = await imported(
      'a.docx',
      await docxOf(['Monday: we met.', 'Anna: Yes.', 'Ben: No.', 'Anna: Why?', 'Ben: So.']),
    );
    assert.equal(text.split('\n\n')[0], 'Monday: we met.');
  });
});

describe('transcripts from OpenDocument', () => {
  it('have blanks, tabs and line breaks, and none of its notes', async () => {
    const more =
      '<text:p>Ben:<text:tab/>a<text:s text:c="2"/>b<text:line-break/>c<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note><office:annotation><text:p>comment</text:p></office:annotation></text:p>' +
      '<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>' +
      '<table:table><table:table-row><table:table-cell><text:p>Anna</text:p></table:table-cell><table:table-cell><text:p>So?</text:p></table:table-cell></table:table-row></table:table>';
    const { text, notes } = await imported('a.fodt', odtXml(['Anna: So\n   how?'], more));
    assert.equal(text, 'Anna: So how?\n\nBen:\ta b\n\nc\n\nAnna: So?\n');
    assert.equal(notes.length, 3);
  });
});

describe('transcripts from Rich Text Format', () => {
  const rtf = (body: string, head = '\\ansi\\ansicpg1252') =>
    new TextEncoder().encode(
      `{\\rtf1${head}{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}${body}}`,
    );

  it('have letters of any code page, and those that are given by number', async () => {
    const body =
      "Anna: \\'e9 {\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2} {\\f2 \\'93\\'fa\\'96\\'7b} \\u8212? {\\uc2\\u233\\'c3\\'a9} \\u-10179?\\u-8704? \\endash \\lquote x\\rquote\\par Ben: \\{a\\\\b\\}\\~c\\_d\\-e\\line f\\tab g\\par";
    const { text } = await imported('a.rtf', rtf(body));
    assert.equal(text, 'Anna: é Привет 日本 — é 😀 –‘x’\n\nBen: {a\\b} c-de\n\nf\tg\n');
  });

  it('leave out what is not the document’s text, and say what', async () => {
    const body =
      '{\\header head\\par}{\\*\\unknown no}{\\pict 00ff}Anna: So{\\footnote note}{\\v secret}{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt  there}}{\\upr{wrong}{\\*\\ud right}}\\bin3 }}}.\\par';
    const { text, notes } = await imported('a.rtf', rtf(body));
    assert.equal(text, 'Anna: So thereright.\n');
    assert.equal(notes.length, 4);
  });

  it('have tables', async () => {
    const row = (a: string, b: string) => `\\trowd\\pard\\intbl ${a}\\cell ${b}\\cell\\row`;
    const { text } = await imported(
      'a.rtf',
      rtf(`Title\\par ${row('Anna', 'So?')}${row('Ben', 'Yes.')}${row('Anna', 'Why?')}\\pard End.\\par`),
    );
    assert.equal(text, 'Title\n\nAnna: So?\n\nBen: Yes.\n\nAnna: Why?\n\nEnd.\n');
  });

  it('keep the timestamps of f4', async () => {
    const body =
      'I: So how was it? #00:00:03-2#\\par B: It was fine. #00:00:09-8#\\par I: Why? #00:00:12-0#\\par B: No. #00:00:13-1#\\par';
    const laidOut = await imported('a.rtf', rtf(body));
    assert.equal(laidOut.text.split('\n')[0], 'I: So how was it? #00:00:03-2#');
    assert.deepEqual(
      turnsIn(laidOut).map(turn => turn.slice(0, 10)),
      ['I|00:00:03', 'B|00:00:09', 'I|00:00:12', 'B|00:00:13'],
    );
  });

  it('warn of a code page that cannot be read', async () => {
    const { notes } = await imported('a.rtf', rtf('Anna: Yes.\\par', '\\pca'));
    assert.match(notes[0]!.message, /code page 850/);
  });
});

describe('transcripts from web pages', () => {
  it('have the paragraphs that are shown', async () => {
    const html =
      '<h1>Talk</h1>\n<div>Anna:\n   So <i>how</i>&nbsp;was&hellip; it<br>for you?</div><ul><li>one<li>two</ul><pre>a\n  b</pre><img src=x><table><tr><td>Anna</td><td>Yes &lt;b&gt;</td></tr></table>';
    const { text, notes } = await imported('a.html', html);
    assert.equal(
      text,
      'Talk\nAnna: So how was… it\nfor you?\none\ntwo\na\nb\nAnna: Yes <b>\n'
        .replaceAll('\n', '\n\n')
        .replace(/\n+$/, '\n'),
    );
    assert.deepEqual(
      notes.map(({ message }) => message),
      ['Pictures are left out: 1.'],
    );
  });
});

describe('transcripts from PDF', () => {
  const column = (x: number, lines: readonly string[], top = 740) =>
    lines.map((text, i) => ({ x, y: top - 14 * i, text }));

  it('join the lines of a paragraph, and words that were hyphenated', async () => {
    const page = column(72, [
      'Anna: This is a long line that goes on and on to the very right, and fur-',
      'ther, and it does not stop before the end of the line is reached, or so',
      'it seems.',
      'Ben: Yes, it is a line that is as long as any of the others on this page, and',
      'ends here.',
    ]);
    const { text, notes } = await imported('a.pdf', pdfOf(page));
    assert.equal(
      text,
      'Anna: This is a long line that goes on and on to the very right, and further, and it does not stop before the end of the line is reached, or so it seems.\n\nBen: Yes, it is a line that is as long as any of the others on this page, and ends here.\n',
    );
    assert.deepEqual(notes, [
      {
        place: 'page 1',
        message: 'Words that were hyphenated at the end of a line are joined: 1, such as “further”.',
      },
    ]);
  });

  it('read two columns one after the other, below what goes across both', async () => {
    const left = [
      'Anna: This line fills the column',
      'on the left, and goes on here',
      'and so on.',
      'Ben: No, it does not do so at',
      'all, says he.',
    ];
    const right = [
      'Anna: This one is on the right',
      'of the page, and it is to be',
      'read later.',
      'Ben: Yes, it is the last thing',
      'to be read.',
    ];
    const page = [
      { x: 72, y: 780, text: 'A heading that goes across the whole of the page, from left to right' },
      ...column(72, left),
      ...column(320, right),
    ];
    const { text, notes } = await imported('a.pdf', pdfOf(page));
    assert.deepEqual(text.trimEnd().split('\n\n'), [
      'A heading that goes across the whole of the page, from left to right',
      'Anna: This line fills the column on the left, and goes on here and so on.',
      'Ben: No, it does not do so at all, says he.',
      'Anna: This one is on the right of the page, and it is to be read later.',
      'Ben: Yes, it is the last thing to be read.',
    ]);
    assert.deepEqual(notes, [
      { place: 'page 1', message: 'Pages read as two columns, the left one first: 1.' },
    ]);
  });

  it('take a narrow column of labels for labels', async () => {
    const said = [
      'So how was it for you when you first came here?',
      'It was fine, all in all, if I remember rightly.',
      'And then?',
      'Then I went home.',
      'Why?',
      'I was tired.',
    ];
    const page = said.flatMap((text, i) => [
      { x: 72, y: 740 - 28 * i, text: i % 2 === 0 ? 'INT:' : 'P1:' },
      { x: 150, y: 740 - 28 * i, text },
    ]);
    const laidOut = await imported('a.pdf', pdfOf(page));
    assert.deepEqual(
      turnsIn(laidOut),
      said.map((text, i) => `${i % 2 === 0 ? 'INT' : 'P1'}||${text}`),
    );
  });

  it('leave out headers, footers and page numbers, and say of pages without text', async () => {
    const pages = [1, 2, 3, 4].map(number => [
      { x: 72, y: 800, text: 'Interview 7, confidential' },
      ...column(72, [`Anna: This is what is said on page ${number} by her.`]),
      { x: 290, y: 40, text: `${number}` },
    ]);
    const { text, notes } = await imported('a.pdf', pdfOf(...pages, []));
    assert.equal(
      text,
      [1, 2, 3, 4].map(number => `Anna: This is what is said on page ${number} by her.\n`).join('\n'),
    );
    assert.deepEqual(notes, [
      { place: 'page 5', message: 'Pages without text, which may be pictures: 1.' },
      {
        message:
          'Headers, footers and page numbers are left out: 8 lines, such as “Interview 7, confidential”.',
      },
    ]);
  });
});

describe('transcripts from plain text', () => {
  it('stay as they are, in whatever encoding', async () => {
    const text = 'Müller: Straße, Tür, groß.\n\nJäger: Für mich nicht.\n';
    const windows = Uint8Array.from(text, sign => sign.charCodeAt(0));
    const { text: read, notes } = await imported('a.txt', windows);
    assert.equal(read, text);
    assert.match(notes[0]!.message, /Windows-1252/);
    const utf16 = new Uint8Array(2 + 2 * text.length);
    new Uint16Array(utf16.buffer).set([0xfeff, ...Array.from(text, sign => sign.charCodeAt(0))]);
    assert.equal((await imported('a.txt', utf16)).text, text);
  });

  it('may be in the middle of a zip archive that is not one of theirs', async () => {
    await assert.rejects(imported('a.docx', zipSync({ 'x.xml': strToU8('<a/>') })), /not a Word document/);
  });
});
