import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { docxPaper } from '../core/manuscript/paperFiles';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const STUDY = path.resolve(__dirname, '../../../media/sample-study');
/** What Job Coach 5 says, with one letter too many. */
const ALTERED = 'I don’t think it frightens him as mutch either';
const SAID = `She said: “${ALTERED}” (Job Coach 5).`;
const MUCH = 'The transcript has “much” here, not “mutch”. (focus-group.txt:35)';

const WINDOWS_1252: Readonly<Record<string, number>> = {
  ...{ '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96, '„': 0x84 },
};
const windows1252 = (text: string) =>
  Uint8Array.from([...text].map(sign => WINDOWS_1252[sign] ?? sign.charCodeAt(0)));
const utf16 = (text: string, isBigEndian: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(isBigEndian ? bytes.swap16() : bytes);
};
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...parts: string[]) => `<w:p>${parts.join('')}</w:p>`;
const [BEFORE, AFTER] = ['She said: “I don’t think it frightens him as ', ' either” (Job Coach 5).'];
const FIELD = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const BOX = (kind: string) => `<w:${kind}><w:txbxContent>${p(run(SAID))}</w:txbxContent></w:${kind}>`;

/** Papers as people have them: what is in the file, and what is said of it. */
const FOUND: Readonly<Record<string, readonly [string | Uint8Array, ...string[]]>> = {
  'latin1.md': [
    windows1252(`Café für alle.\n\nShe: "${ALTERED.replace('’', "'")}" (Job Coach 5).\n`),
    `3:41: ${MUCH}`,
  ],
  'windows1252.md': [windows1252(`Café – naïve.\n\n${SAID}\n`), `3:46: ${MUCH}`],
  'windows1252.tex': [
    windows1252(`\\begin{document}\nCafé für.\n\n${SAID}\n\\end{document}`),
    `4:46: ${MUCH}`,
  ],
  'windows1252.html': [windows1252(`<p>Café für.</p>\n<p>${SAID}</p>`), `2:49: ${MUCH}`],
  'utf16le.md': [utf16(`\ufeffCafé.\r\n\r\n${SAID}\r\n`, false), `3:46: ${MUCH}`],
  'utf16be.tex': [utf16(`\ufeff\\begin{document}\n${SAID}\n\\end{document}`, true), `2:46: ${MUCH}`],
  'utf16.html': [utf16(`<p>Cafe</p>\n<p>She: "${ALTERED.replace('’', "'")}"</p>`, false), `2:44: ${MUCH}`],
  'ligatures.tex': [
    "\\begin{document}\n``I~don't think it f{}rightens him as mutch'' (Job Coach~5).\n\\enquote{I don't think it frightens him as \\emph{mutch} either}.\n\\end{document}",
    ...[`2:39: ${MUCH}`, `3:50: ${MUCH}`],
  ],
  'entities.html': [
    '<p>&ldquo;I don&rsquo;t think it frightens him as mutch&rdquo; (Job&nbsp;Coach&#160;5), &laquo;&nbsp;I don&#x2019;t think it frightens him as mutch&nbsp;&raquo;</p>',
    ...[`1:51: ${MUCH}`, `1:143: ${MUCH}`],
  ],
  'french.md': [
    `Elle dit : «\u202f${ALTERED}\u202f» (Job Coach 5), « ${ALTERED} ».\n`,
    `1:48: ${MUCH}`,
    `1:114: ${MUCH}`,
  ],
  'german.md': [
    `Sie sagte: „${ALTERED}“ (Job Coach 5), »${ALTERED}«, ‚${ALTERED}‘.\n`,
    ...[47, 111, 161].map(at => `1:${at}: ${MUCH}`),
  ],
  'nested.md': [
    '“The ‘what happened before’, yes. I’ve got that on a sticky note” and “‘The “what happened before”, yes. I’ve got that on a stickie note’” (Job Coach 2).\n',
    '1:125: The transcript has “sticky” here, not “stickie”. (focus-group.txt:37)',
  ],
  'block.md': [
    '> I’ve got a man who writes at two in the morning that he’s quitting.\n>\n> And there’s nearly always something that happend before.\n>\n> — Job Coach 4\n',
    '3:44: The transcript has “happened” here, not “happend”. (focus-group.txt:35)',
    '5:5: These words are by Job Coach 5, not by Job Coach 4. (focus-group.txt:35)',
  ],
  'inserted.docx': [
    docxPaper(
      p(
        run(BEFORE),
        '<w:del w:id="1"><w:r><w:delText>much</w:delText></w:r></w:del>',
        `<w:ins w:id="2">${run('mutch')}</w:ins>`,
        run(AFTER),
      ),
    ),
    MUCH,
  ],
  'moved.docx': [
    docxPaper(
      p(`<w:moveFrom w:id="1">${run(SAID)}</w:moveFrom>`) + p(`<w:moveTo w:id="2">${run(SAID)}</w:moveTo>`),
    ),
    MUCH,
  ],
  'joined.docx': [
    docxPaper(
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run(BEFORE)}</w:p>${p(run(`mutch${AFTER}`))}`,
    ),
    MUCH,
  ],
  'fields.docx': [
    docxPaper(
      p(
        run(`“${ALTERED}” `),
        FIELD('begin'),
        '<w:r><w:instrText>“five words in an instruction here”</w:instrText></w:r>',
        FIELD('separate'),
        run('(Job Coach 5)'),
        FIELD('end'),
        `<w:hyperlink>${run(` and “${ALTERED}”`)}</w:hyperlink>`,
      ),
    ),
    ...[MUCH, MUCH],
  ],
  'hyphens.docx': [
    docxPaper(
      p(
        run('“I don’t think it fright'),
        '<w:r><w:softHyphen/></w:r>',
        run('ens him as mu\u00adtch either” (Job Coach 5)'),
      ),
    ),
    MUCH.replace('mutch', 'mu\u00adtch'),
  ],
  'control.docx': [docxPaper(`<w:sdt><w:sdtContent>${p(run(SAID))}</w:sdtContent></w:sdt>`), MUCH],
  'box.docx': [
    docxPaper(
      p(
        run('A box: '),
        `<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>${BOX('drawing')}</mc:Choice><mc:Fallback>${BOX('pict')}</mc:Fallback></mc:AlternateContent></w:r>`,
        run(SAID),
      ),
    ),
    MUCH,
  ],
};

const REFUSED: Readonly<Record<string, readonly [string | Uint8Array, RegExp]>> = {
  'empty.md': ['', /empty\.md: The file is empty\.$/],
  'mark.tex': ['\ufeff\n', /mark\.tex: The file is empty\.$/],
  'empty.docx': ['', /empty\.docx: The file is not a Word document/],
  'text.docx': ['Some words.', /text\.docx: The file is not a Word document/],
  'other.docx': [zipSync({ 'a.txt': new Uint8Array([65]) }), /other\.docx: The file is not a Word document/],
  'cut.docx': [
    docxPaper(p(run('Words.'))).slice(0, 300),
    /cut\.docx: The file is damaged and cannot be unpacked\.$/,
  ],
  'xml.docx': [docxPaper('<w:p><w:r>'), /xml\.docx: The file is not valid XML: 1:\d+/],
  'zip.md': [zipSync({ 'a.txt': new Uint8Array([65]) }), /zip\.md: The file is not text\.$/],
};

describe('papers as people have them', () => {
  const folder = tempFolder();
  const check = async (name: string, content: string | Uint8Array) => {
    fs.writeFileSync(folder.file(name), content);
    return runCli(folder.path, 'manuscript', 'check', name, STUDY);
  };

  for (const [name, [content, ...expected]] of Object.entries(FOUND))
    it(`are checked: ${name}`, async () => {
      const { code, out } = await check(name, content);
      const found = out.split('\n').slice(0, -2);
      assert.deepEqual(
        found.map(line => line.replace(/^[^:,]+(?:, paragraph \d+: |:)/, '')),
        expected,
      );
      assert.equal(code, 1);
    });

  it('are guessed to be in an older encoding, which is named', async () => {
    const { err } = await check('old.md', windows1252(`Café – naïve.\n\n${SAID}\n`));
    assert.equal(
      err,
      'old.md: The encoding is not UTF-8. It seems to be Western (Windows-1252): check letters with accents.\n',
    );
  });

  for (const [name, [content, message]] of Object.entries(REFUSED))
    it(`are refused with the reason: ${name}`, async () => {
      const { code, err, out } = await check(name, content);
      assert.match(err.trimEnd(), message);
      assert.deepEqual([code, out], [2, '']);
    });

  it('are neither folders nor files that are missing', async () => {
    fs.mkdirSync(folder.file('folder.md'));
    const refused = (name: string) => runCli(folder.path, 'manuscript', 'check', name, STUDY);
    assert.match((await refused('folder.md')).err, /“folder\.md” cannot be read: it is a folder\.$/m);
    assert.match((await refused('none.md')).err, /“none\.md” cannot be read: no such file or folder\.$/m);
  });
});
